import { MousePointerClick } from 'lucide-react';
import { useLocation, useParams } from 'react-router';
import { EmptyState } from '../../components/States';
import { AcceptBar } from '../../features/chats/AcceptBar';
import { AlertHints } from '../../features/chats/AlertHints';
import { ChatList } from '../../features/chats/ChatList';
import { Conversation } from '../../features/conversation/Conversation';
import { FirstSteps } from '../../features/first-steps/FirstSteps';
import { wantsToCompose } from './compose';
import './split.css';

function NoChat() {
  return (
    <EmptyState title="No chat chosen" icon={<MousePointerClick size={28} aria-hidden />}>
      The conversation opens here. Press A to accept a waiting visitor.
    </EmptyState>
  );
}

/** The open chats, and beside them the chosen one. */
export function ChatsRoute() {
  const { chatId } = useParams();
  const compose = wantsToCompose(useLocation().state);
  return (
    <div className="split" data-open={chatId ? 'yes' : 'no'}>
      <div className="split-list">
        <h1 className="split-title">Chats</h1>
        <AlertHints />
        <ChatList />
      </div>
      <div className="split-rest">
        {chatId ? (
          <Conversation
            key={chatId}
            chatId={chatId}
            backTo="/chats"
            compose={compose}
            waiting={(chat) => <AcceptBar chat={chat} />}
          />
        ) : (
          <FirstSteps otherwise={<NoChat />} />
        )}
      </div>
    </div>
  );
}

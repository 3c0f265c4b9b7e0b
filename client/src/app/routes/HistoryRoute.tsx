import { History } from 'lucide-react';
import { useLocation, useParams } from 'react-router';
import { EmptyState } from '../../components/States';
import { AcceptBar } from '../../features/chats/AcceptBar';
import { Conversation } from '../../features/conversation/Conversation';
import { HistoryList } from '../../features/history/HistoryList';
import './split.css';

/** Chats that are over, and beside them a transcript. */
export default function HistoryRoute() {
  const { chatId } = useParams();
  const { search } = useLocation();
  return (
    <div className="split" data-open={chatId ? 'yes' : 'no'}>
      <div className="split-list">
        <h1 className="split-title">History</h1>
        <HistoryList />
      </div>
      <div className="split-rest">
        {chatId ? (
          <Conversation
            key={chatId}
            chatId={chatId}
            backTo={`/history${search}`}
            compose={false}
            waiting={(chat) => <AcceptBar chat={chat} />}
          />
        ) : (
          <EmptyState title="No chat chosen" icon={<History size={28} aria-hidden />}>
            Its transcript opens here, with the phones that rang.
          </EmptyState>
        )}
      </div>
    </div>
  );
}

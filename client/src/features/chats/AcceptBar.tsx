import { Button } from '../../components/Button';
import type { ChatOverview } from '../../lib/chat-fragments';
import { useAcceptChat } from './use-accept-chat';
import { Waited, WaitRing } from './WaitRing';
import './chats.css';

/** Under a conversation that nobody has answered yet: how long the visitor waits, and the button that ends it. */
export function AcceptBar({ chat }: { chat: ChatOverview }) {
  const { accept, accepting } = useAcceptChat();
  return (
    <div className="accept-bar">
      <WaitRing chat={chat} />
      <p>
        {chat.visitor.name ?? 'The visitor'} has waited <Waited chat={chat} />
      </p>
      <Button look="primary" busy={accepting !== null} onClick={() => void accept(chat)}>
        Accept
      </Button>
    </div>
  );
}

import { MessagesSquare } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { EmptyState, ErrorState, Skeleton } from '../../components/States';
import type { ChatOverview } from '../../lib/chat-fragments';
import { useMe } from '../../lib/me';
import { readMarks } from '../../lib/read-marks';
import { useStore } from '../../lib/store';
import { ChatRow } from './ChatRow';
import { groupChats, unreadCount } from './chats.rules';
import { useOpenChats } from './operations';
import { useAcceptChat } from './use-accept-chat';
import { WaitingRow } from './WaitingRow';
import './chats.css';

/** Arrow keys walk the rows, whichever group they are in. */
function walkRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-chat-row]')];
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = rows[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (at === -1 || !next) return;
  event.preventDefault();
  next.focus();
}

function Group({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <section className="chat-group" aria-label={title}>
      <h2>
        {title} <span className="faint">{count}</span>
      </h2>
      <ul>{children}</ul>
    </section>
  );
}

function NoChats() {
  const away = useMe().presence?.availability === 'AWAY';
  return (
    <EmptyState title="No open chats" icon={<MessagesSquare size={28} aria-hidden />}>
      {away ? 'You are away. Switch to Accepting to be asked here.' : 'Visitors who ask appear here, with a sound.'}
    </EmptyState>
  );
}

function Groups({ chats }: { chats: readonly ChatOverview[] }) {
  const me = useMe();
  const marks = useStore(readMarks);
  const { accept, accepting } = useAcceptChat();
  const { waiting, mine, others } = groupChats(chats, me.id);
  if (waiting.length + mine.length + others.length === 0) return <NoChats />;
  return (
    <>
      <Group title="Waiting" count={waiting.length}>
        {waiting.map((chat) => (
          <WaitingRow key={chat.id} chat={chat} busy={accepting === chat.id} onAccept={() => void accept(chat)} />
        ))}
      </Group>
      <Group title="Mine" count={mine.length}>
        {mine.map((chat) => (
          <ChatRow key={chat.id} chat={chat} mine unread={unreadCount(chat, marks[chat.id])} />
        ))}
      </Group>
      <Group title="Others" count={others.length}>
        {others.map((chat) => (
          <ChatRow key={chat.id} chat={chat} mine={false} unread={0} />
        ))}
      </Group>
    </>
  );
}

/** The open chats: those who wait, the operator's own, and colleagues'. */
export function ChatList() {
  const { chats, error, refetch } = useOpenChats();
  return (
    <nav className="chat-list" aria-label="Open chats" onKeyDown={walkRows}>
      {chats ? (
        <Groups chats={chats} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton rows={4} />
      )}
    </nav>
  );
}

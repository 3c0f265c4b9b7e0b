import type { ReactNode } from 'react';
import { EmptyState, ErrorState, Skeleton } from '../../components/States';
import { ClockTime } from '../../components/Time';
import type { ChatOverview } from '../../lib/chat-fragments';
import { useMe } from '../../lib/me';
import { Announcer } from './Announcer';
import { Composer } from './Composer';
import { Details } from './Details';
import { OnMyPhone } from './Elsewhere';
import { Header } from './Header';
import { MessageLog } from './MessageLog';
import { type Conversation as Loaded, useConversation } from './operations';
import { useDetailsPanel } from './use-details-panel';
import { lastMark } from './receipts.rules';
import { useMarkRead } from './use-mark-read';
import { useReportReceipts } from './use-report-receipts';
import './conversation.css';

interface Props {
  chatId: string;
  /** Where the list is that this conversation was opened from. */
  backTo: string;
  /** Whether to begin writing at once. */
  compose: boolean;
  /** What stands under a chat that nobody has answered yet. */
  waiting: (chat: ChatOverview) => ReactNode;
}

function Footer({
  chat,
  mine,
  compose,
  waiting,
}: Pick<Props, 'compose' | 'waiting'> & { chat: Loaded; mine: boolean }) {
  const visitorName = chat.visitor.name ?? 'the visitor';
  if (chat.status === 'WAITING') return waiting(chat);
  if (mine) return <Composer key={chat.id} chatId={chat.id} visitorName={visitorName} focus={compose} />;
  if (chat.status !== 'ACTIVE') return null;
  return <p className="conversation-foot">{chat.operator?.name ?? 'A colleague'} has this chat. You can read along.</p>;
}

function PendingTransfer({ chat }: { chat: Loaded }) {
  if (!chat.pendingTransfer) return null;
  return (
    <p className="conversation-banner" role="status">
      Ringing {chat.pendingTransfer.to} until <ClockTime at={chat.pendingTransfer.until} />. You keep the chat until
      somebody answers.
    </p>
  );
}

function Opened({ chat, complete, ...props }: Omit<Props, 'chatId'> & { chat: Loaded; complete: boolean }) {
  const me = useMe();
  const mine = chat.status === 'ACTIVE' && chat.operator?.id === me.id;
  const details = useDetailsPanel();
  useMarkRead(chat.id, chat.lastSeq);
  useReportReceipts(chat.id, chat.messages.at(-1)?.seq ?? 0, mine);
  return (
    <>
      <section className="conversation" aria-label="Conversation">
        <Header chat={chat} mine={mine} backTo={props.backTo} details={details.open} onDetails={details.toggle} />
        {mine && chat.channel === 'MOBILE' ? <OnMyPhone chat={chat} /> : null}
        <PendingTransfer chat={chat} />
        <MessageLog
          chatId={chat.id}
          messages={chat.messages}
          visitorName={chat.visitor.name ?? 'The visitor'}
          complete={complete}
          mark={mine ? lastMark(chat) : null}
        />
        <Footer chat={chat} mine={mine} compose={props.compose} waiting={props.waiting} />
        <Announcer chatId={chat.id} />
      </section>
      {details.open ? <Details chat={chat} onClose={details.toggle} /> : null}
    </>
  );
}

/** One chat, opened: what was said, and whatever its reader may do with it. */
export function Conversation({ chatId, ...props }: Props) {
  const { chat, found, complete, error, refetch } = useConversation(chatId);
  if (chat) return <Opened chat={chat} complete={complete} {...props} />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return found ? (
    <Skeleton rows={5} label="Loading the chat" />
  ) : (
    <EmptyState title="This chat is not here">
      It was removed, or it belongs to a department that is not yours.
    </EmptyState>
  );
}

import { ArrowDown } from 'lucide-react';
import { useMemo } from 'react';
import { Button } from '../../components/Button';
import { ClockTime } from '../../components/Time';
import type { ChatMessage } from '../../lib/chat-fragments';
import { useNow } from '../../lib/clock';
import { useStore } from '../../lib/store';
import { layOut, type LogItem } from './log.rules';
import { MessageText } from './MessageText';
import { type OutgoingMessage, outbox } from './outbox';
import { Outgoing } from './Outgoing';
import { typingVisitors } from './typing';
import { useStickToEnd } from './use-stick-to-end';
import './log.css';

function Run({ item }: { item: Extract<LogItem<ChatMessage>, { kind: 'run' }> }) {
  const first = item.messages[0];
  return (
    <li className={`run run-${item.author.toLowerCase()}`}>
      <p className="run-head">
        <strong>{item.name}</strong> <span className="faint">{first ? <ClockTime at={first.createdAt} /> : null}</span>
      </p>
      {item.messages.map((message) => (
        <p key={message.seq} className="bubble">
          <MessageText body={message.body} />
        </p>
      ))}
    </li>
  );
}

function Item({ item }: { item: LogItem<ChatMessage> }) {
  if (item.kind === 'day') return <li className="log-day">{item.label}</li>;
  if (item.kind === 'run') return <Run item={item} />;
  return (
    <li className="log-system">
      {item.message.body} <ClockTime at={item.message.createdAt} />
    </li>
  );
}

/** Messages on their way whose stored copy has not arrived yet, by whatever road it comes first. */
function useOutgoing(chatId: string, messages: readonly ChatMessage[]): OutgoingMessage[] {
  const all = useStore(outbox);
  return useMemo(() => {
    const mine = all.filter((one) => one.chatId === chatId);
    if (mine.length === 0) return mine;
    const stored = new Set(messages.map((message) => message.clientMessageId));
    return mine.filter((one) => !stored.has(one.clientMessageId));
  }, [all, chatId, messages]);
}

interface Props {
  chatId: string;
  messages: readonly ChatMessage[];
  visitorName: string;
  /** Whether every message up to the chat's last has arrived. */
  complete: boolean;
  /** What became of the reader's last message; null where there is nothing to say. */
  mark: string | null;
}

/** What was said, oldest first. It stays at the end while the reader is there, and stays put while they read further up. */
export function MessageLog({ chatId, messages, visitorName, complete, mark }: Props) {
  const now = useNow(60_000);
  const items = useMemo(() => layOut(messages, now), [messages, now]);
  const outgoing = useOutgoing(chatId, messages);
  const typing = useStore(typingVisitors).has(chatId);
  const { scroller, onScroll, behind, toEnd } = useStickToEnd(
    chatId,
    `${messages.length} ${outgoing.length} ${typing}`,
  );
  return (
    <div className="log-frame">
      <div ref={scroller} className="log" tabIndex={0} role="group" aria-label="Messages" onScroll={onScroll}>
        <ol>
          {items.map((item) => (
            <Item key={item.key} item={item} />
          ))}
          {outgoing.map((message) => (
            <Outgoing key={message.clientMessageId} message={message} />
          ))}
        </ol>
        {mark && outgoing.length === 0 ? <p className="log-mark">{mark}</p> : null}
        {complete ? null : <p className="log-system">Some messages are still being fetched.</p>}
        {typing ? (
          <p className="log-typing">
            {visitorName} is typing <span className="typing-dots" aria-hidden />
          </p>
        ) : null}
      </div>
      {behind ? (
        <Button small className="log-to-end" onClick={toEnd}>
          <ArrowDown size={14} aria-hidden />
          Newest messages
        </Button>
      ) : null}
    </div>
  );
}

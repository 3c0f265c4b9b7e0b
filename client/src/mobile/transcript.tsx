/** @jsxImportSource preact */
import { hasGap, showsTime, type Unsent } from '@ringdown/widget/core/conversation.rules';
import type { LiveChat } from '@ringdown/widget/core/live-chat';
import type { Message } from '@ringdown/widget/core/operations';
import { StickToEnd } from '@ringdown/widget/core/stick-to-end';
import { pieces } from '@ringdown/widget/core/text.rules';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Texts } from './messages';
import { timeOf } from './time';

interface TranscriptProps {
  live: LiveChat;
  texts: Texts;
  over: boolean;
}

/** The lines so far; those not yet stored come last and say so. */
export function Transcript({ live, texts, over }: TranscriptProps) {
  const list = useRef<HTMLDivElement>(null);
  const end = useRef<StickToEnd>(null);
  const { messages, unsent } = live.conversation;
  const reads = useReadsNewLines(!hasGap(live.conversation));
  const lines = messages.length + unsent.length;
  useLayoutEffect(() => {
    if (!list.current) return;
    const stick = (end.current = new StickToEnd(list.current));
    return () => stick.stop();
  }, []);
  useLayoutEffect(() => end.current?.follow(), [lines, live.otherTypes]);
  return (
    <div class="transcript" ref={list} tabIndex={0} role="log" aria-live={reads} aria-label={texts.transcript}>
      <ol>
        {messages.map((message, index) => (
          <Line key={message.seq} message={message} next={messages[index + 1]} texts={texts} />
        ))}
        {unsent.map((line) => (
          <UnsentLine key={line.clientMessageId} line={line} texts={texts} over={over} />
        ))}
      </ol>
      {live.otherTypes && <p class="meta">{texts.typing(live.chat.visitor.name ?? texts.visitor)}</p>}
    </div>
  );
}

/** Screen readers hear lines as they come, and not the whole history again when a page loads it. */
function useReadsNewLines(caughtUp: boolean): 'polite' | 'off' {
  const [reads, setReads] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setReads(caughtUp), 1_000);
    return () => clearTimeout(timer);
  }, [caughtUp]);
  return reads ? 'polite' : 'off';
}

function Line({ message, next, texts }: { message: Message; next: Message | undefined; texts: Texts }) {
  const { author, authorName, body, createdAt } = message;
  const time = <time dateTime={createdAt}>{timeOf(createdAt)}</time>;
  if (author === 'SYSTEM') {
    return (
      <li class="system meta">
        {body} {time}
      </li>
    );
  }
  const mine = author === 'OPERATOR';
  return (
    <li class={mine ? 'mine' : 'theirs'}>
      <span class="unseen">{mine ? texts.you : (authorName ?? texts.visitor)}:</span>
      <Body text={body} />
      {showsTime(message, next) && <span class="meta">{time}</span>}
    </li>
  );
}

function UnsentLine({ line, texts, over }: { line: Unsent; texts: Texts; over: boolean }) {
  return (
    <li class="mine">
      <span class="unseen">{texts.you}:</span>
      <Body text={line.body} />
      <span class="meta">{over || line.refused ? texts.notDelivered : texts.sending}</span>
    </li>
  );
}

function Body({ text }: { text: string }) {
  return (
    <p class="body" dir="auto">
      {pieces(text).map((piece) =>
        piece.href ? (
          <a href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
            {piece.text}
          </a>
        ) : (
          piece.text
        ),
      )}
    </p>
  );
}

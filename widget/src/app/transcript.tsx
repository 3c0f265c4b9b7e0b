import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Unsent } from '../core/conversation.rules';
import { hasGap, isOver, markOf, showsTime } from '../core/conversation.rules';
import type { LiveChat } from '../core/live-chat';
import type { Message } from '../core/operations';
import { StickToEnd } from '../core/stick-to-end';
import { pieces } from '../core/text.rules';
import { fill, type Texts } from '../messages/texts.rules';
import { localeOf, timeOfDay } from './status';

interface TranscriptProps {
  live: LiveChat;
  texts: Texts;
}

/** The lines so far, the unsent ones last. New lines scroll into view unless the reader has scrolled up. */
export function Transcript({ live, texts }: TranscriptProps) {
  const { messages, unsent } = live.conversation;
  const list = useFollowing(messages.length + unsent.length, live.otherTypes);
  const over = isOver(live.chat);
  const reads = useReadsNewLines(!hasGap(live.conversation));
  return (
    <div class="transcript" ref={list} tabIndex={0} role="group" aria-label={texts.transcript}>
      <div role="log" aria-live={reads} aria-relevant="additions" aria-label={texts.transcript}>
        <ol>
          {messages.map((message, index) => (
            <Line
              key={message.seq}
              message={message}
              before={messages[index - 1]}
              next={messages[index + 1]}
              texts={texts}
            />
          ))}
          {unsent.map((line) => (
            <UnsentLine key={line.clientMessageId} line={line} over={over} texts={texts} />
          ))}
        </ol>
      </div>
      {/* Outside of what is read out: they change all the time. */}
      <LastMark live={live} texts={texts} />
      {live.otherTypes && (
        <p class="typing">{fill(texts.typing, { name: live.chat.operator?.name ?? texts.operator })}</p>
      )}
    </div>
  );
}

interface LineProps {
  message: Message;
  before: Message | undefined;
  next: Message | undefined;
  texts: Texts;
}

function Line({ message, before, next, texts }: LineProps) {
  const { author, authorName, systemCode, body, createdAt } = message;
  const time = (
    <time dateTime={createdAt} title={new Date(createdAt).toLocaleString(localeOf(texts.language))}>
      {timeOfDay(createdAt, texts.language)}
    </time>
  );
  if (author === 'SYSTEM') {
    return (
      <li class="system">
        {/* From the visitor's side, in their language. */}
        {systemCode === 'VISITOR_GONE' ? texts.endedWhileAway : body} {time}
      </li>
    );
  }
  const name = author === 'VISITOR' ? texts.you : (authorName ?? texts.operator);
  return (
    <li class={author === 'VISITOR' ? 'mine' : 'theirs'}>
      {before?.author === author ? <span class="unseen">{name}</span> : <span class="who">{name}</span>}
      <Body text={body} />
      {showsTime(message, next) && time}
    </li>
  );
}

/** What became of the visitor's last line; silent once somebody has written after it. */
function LastMark({ live, texts }: TranscriptProps) {
  const last = live.conversation.messages.at(-1);
  if (last?.author !== 'VISITOR' || live.chat.status !== 'ACTIVE' || live.conversation.unsent.length > 0) return null;
  return <p class="mark">{texts[markOf(live.chat, last.seq, 'VISITOR')]}</p>;
}

function UnsentLine({ line, over, texts }: { line: Unsent; over: boolean; texts: Texts }) {
  return (
    <li class="mine">
      <span class="unseen">{texts.you}</span>
      <Body text={line.body} />
      <span class="state">{over || line.refused ? texts.notDelivered : texts.sending}</span>
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

/** Screen readers hear lines as they come, and not the whole history again when a page loads it. */
function useReadsNewLines(caughtUp: boolean): 'polite' | 'off' {
  const [reads, setReads] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setReads(caughtUp), 1_000);
    return () => clearTimeout(timer);
  }, [caughtUp]);
  return reads ? 'polite' : 'off';
}

function useFollowing(lines: number, typing: boolean) {
  const list = useRef<HTMLDivElement>(null);
  const end = useRef<StickToEnd>(null);
  useLayoutEffect(() => {
    if (!list.current) return;
    const stick = (end.current = new StickToEnd(list.current));
    return () => stick.stop();
  }, []);
  useLayoutEffect(() => end.current?.follow(), [lines, typing]);
  return list;
}

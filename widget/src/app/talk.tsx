import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isOver } from '../core/conversation.rules';
import { grow, isSendKey } from '../core/growing';
import type { LiveChat } from '../core/live-chat';
import { cleanBody, overLength } from '../core/text.rules';
import { counted, fill } from '../messages/texts.rules';
import { Closing } from './closing';
import { ConnectionLine, WaitingRoom } from './status';
import { Transcript } from './transcript';
import type { View } from './view';

/** A chat: waiting, under way, or over. */
export function Talk({ visit, texts }: View) {
  const { live } = visit.shown;
  if (!live) return null;
  const over = isOver(live.chat);
  return (
    <div class="talk">
      {live.chat.status === 'WAITING' && <WaitingRoom visit={visit} live={live} texts={texts} />}
      {live.chat.status === 'ACTIVE' && <Answered visit={visit} live={live} texts={texts} />}
      <Transcript live={live} texts={texts} />
      {!over && <ConnectionLine live={live} texts={texts} />}
      {over ? (
        <Closing visit={visit} live={live} texts={texts} />
      ) : (
        <Composer visit={visit} live={live} texts={texts} />
      )}
    </div>
  );
}

type TalkProps = View & { live: LiveChat };

function Answered({ visit, live, texts }: TalkProps) {
  const [asking, ask] = useState(false);
  const name = live.chat.operator?.name ?? texts.operator;
  return (
    <div class="answered">
      <p class="lead">
        {asking ? texts.endQuestion : fill(texts.answered, { name })}
        {!asking && live.chat.channel === 'MOBILE' && <small> {texts.fromPhone}</small>}
      </p>
      {asking ? (
        <>
          <button class="plain danger" type="button" onClick={() => void visit.end()}>
            {texts.endNow}
          </button>
          <button class="plain" type="button" onClick={() => ask(false)}>
            {texts.keepChatting}
          </button>
        </>
      ) : (
        <button class="plain" type="button" onClick={() => ask(true)}>
          {texts.endChat}
        </button>
      )}
    </div>
  );
}

function Composer({ visit, live, texts }: TalkProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const { message } = visit.session.current.draft;
  const over = overLength(message);
  useLayoutEffect(() => grow(box.current), [message]);
  const send = (event: Event): void => {
    event.preventDefault();
    if (cleanBody(message) && !over) visit.send(message);
    box.current?.focus();
  };
  return (
    <form class="composer" onSubmit={send}>
      <textarea
        ref={box}
        rows={1}
        dir="auto"
        aria-label={texts.yourMessage}
        placeholder={texts.yourMessage}
        aria-invalid={over > 0}
        value={message}
        onInput={(event) => {
          visit.edit({ message: event.currentTarget.value });
          live.typed();
        }}
        onKeyDown={(event) => isSendKey(event) && send(event)}
      />
      <button class="main" type="submit" disabled={!cleanBody(message) || over > 0}>
        {texts.send}
      </button>
      {over > 0 && (
        <p class="problem" role="alert">
          {counted(texts, texts.tooLong, over)}
        </p>
      )}
    </form>
  );
}

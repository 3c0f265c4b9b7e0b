import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isOver } from '../core/conversation.rules';
import { grow, isSendKey } from '../core/growing';
import type { LiveChat } from '../core/live-chat';
import { cleanBody, overLength } from '../core/text.rules';
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
      {over ? <Over visit={visit} live={live} texts={texts} /> : <Composer visit={visit} live={live} texts={texts} />}
    </div>
  );
}

type TalkProps = View & { live: LiveChat };

function Answered({ visit, live, texts }: TalkProps) {
  const [asking, ask] = useState(false);
  const name = live.chat.operator?.name ?? texts.operator;
  return (
    <div class="answered">
      <p class="lead" role="status">
        {asking ? texts.endQuestion : texts.answered(name)}
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
          {texts.tooLong(over)}
        </p>
      )}
    </form>
  );
}

function Over({ visit, live, texts }: TalkProps) {
  const mine = visit.shown.endedByMe;
  const abandoned = live.chat.status === 'ABANDONED';
  const sentence = abandoned ? (mine ? texts.abandonedByYou : texts.abandoned) : mine ? texts.endedByYou : texts.ended;
  return (
    <div class="over">
      <p class="lead" role="status">
        {sentence}
      </p>
      <div class="actions">
        <button class="main" type="button" onClick={() => visit.startNew()}>
          {texts.startNew}
        </button>
        {abandoned && (
          <button class="plain" type="button" onClick={() => visit.writeInstead(texts.leaveInstead)}>
            {texts.leaveAMessage}
          </button>
        )}
      </div>
    </div>
  );
}

import { useState } from 'preact/hooks';
import type { LiveChat } from '../core/live-chat';
import { fill } from '../messages/texts.rules';
import { TextArea, TextField } from './fields';
import type { View } from './view';
import { contactIn, type Problem } from './visit.rules';

/** The server's. */
const COMMENT_LIMIT = 1_000;

type ClosingProps = View & { live: LiveChat };

/** After the chat: why it is over, what the visitor thought of it, a copy, and the way to the next one. */
export function Closing({ visit, live, texts }: ClosingProps) {
  const mine = visit.shown.endedByMe;
  const abandoned = live.chat.status === 'ABANDONED';
  const sentence = abandoned ? (mine ? texts.abandonedByYou : texts.abandoned) : mine ? texts.endedByYou : texts.ended;
  return (
    <div class="over">
      <p class="lead">{sentence}</p>
      {live.chat.operator && <Rating visit={visit} texts={texts} />}
      {live.chat.operator && <Copy visit={visit} texts={texts} />}
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

function Rating({ visit, texts }: View) {
  const [score, choose] = useState(0);
  const [comment, write] = useState('');
  const [state, go] = useState<'open' | 'busy' | 'done' | 'refused'>('open');
  if (state === 'done') return <p role="status">{texts.rated}</p>;
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    go('busy');
    go((await visit.shown.wishes?.rate(score, comment)) ? 'done' : 'refused');
  };
  return (
    <form class="rating" onSubmit={(event) => void send(event)}>
      <fieldset disabled={state === 'busy'}>
        <legend>{texts.rate}</legend>
        <div class="stars">
          {[1, 2, 3, 4, 5].map((value) => (
            <label key={value} class={value <= score ? 'star on' : 'star'}>
              <input
                type="radio"
                name="score"
                aria-label={fill(texts.score, { score: value })}
                checked={value === score}
                onChange={() => choose(value)}
              />
              <span aria-hidden="true">{value <= score ? '★' : '☆'}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {score > 0 && (
        <>
          <TextArea
            name="comment"
            label={texts.rateComment}
            hint={texts.optional}
            maxLength={COMMENT_LIMIT}
            value={comment}
            problem={state === 'refused' ? { field: 'comment', text: texts.rateRefused } : undefined}
            onInput={write}
          />
          <button class="plain" type="submit" disabled={state === 'busy'}>
            {texts.sendRating}
          </button>
        </>
      )}
    </form>
  );
}

function Copy({ visit, texts }: View) {
  const [open, show] = useState(false);
  const [email, write] = useState(visit.session.current.draft.email);
  const [problem, explain] = useState<Problem>();
  const [sentTo, sent] = useState('');
  if (sentTo) return <p role="status">{fill(texts.copySent, { email: sentTo })}</p>;
  if (!open) {
    return (
      <button class="plain" type="button" onClick={() => show(true)}>
        {texts.mailMe}
      </button>
    );
  }
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    const given = contactIn(email);
    if (!given || !('email' in given)) return explain({ field: 'copy', text: texts.badEmail });
    if (await visit.shown.wishes?.mailTranscript(given.email)) sent(given.email);
    else explain({ field: 'copy', text: texts.copyRefused });
  };
  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      <TextField
        name="copy"
        type="email"
        autocomplete="email"
        label={texts.yourEmail}
        value={email}
        problem={problem}
        onInput={write}
      />
      <button class="plain" type="submit">
        {texts.sendCopy}
      </button>
    </form>
  );
}

import { fill } from '../messages/texts.rules';
import { EmailField, NameField } from './details';
import { TextArea } from './fields';
import { Trouble } from './status';
import type { View } from './view';

/** The form for when nobody can answer. The message is already in it. */
export function Leave({ visit, texts }: View) {
  const { busy, problem } = visit.shown;
  const { draft, leaving } = visit.session.current;
  const send = (event: Event): void => {
    event.preventDefault();
    void visit.leave();
  };
  return (
    <form class="screen" aria-label={texts.leaveAMessage} onSubmit={send} noValidate>
      <p class="lead">{leaving}</p>
      <TextArea
        name="message"
        label={texts.yourMessage}
        value={draft.message}
        problem={problem}
        disabled={busy}
        onInput={(message) => visit.edit({ message })}
      />
      <EmailField visit={visit} texts={texts} optional={false} />
      <NameField visit={visit} texts={texts} optional />
      {problem && !problem.field && (
        <p class="problem" role="alert">
          {problem.text}
        </p>
      )}
      <Trouble visit={visit} texts={texts} />
      <div class="actions">
        <button class="main" type="submit" disabled={busy}>
          {busy ? texts.sending : texts.sendMessage}
        </button>
        <button class="plain" type="button" disabled={busy} onClick={() => visit.startNew()}>
          {texts.startNew}
        </button>
      </div>
    </form>
  );
}

/** The message is with the team. */
export function Left({ visit, texts }: View) {
  const { departmentId, email } = visit.session.current.draft;
  const department = visit.shown.site?.departments.find(({ id }) => id === departmentId)?.name;
  return (
    <div class="screen">
      <p class="lead">{fill(texts.left, { department: department ?? texts.team, email })}</p>
      <div class="actions">
        <button class="main" type="button" onClick={() => visit.startNew()}>
          {texts.startNew}
        </button>
      </div>
    </div>
  );
}

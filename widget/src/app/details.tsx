import { useState } from 'preact/hooks';
import { TextField, Tick } from './fields';
import type { SiteWidget } from './site';
import type { View } from './view';
import { answerField } from './visit.rules';

type DetailsProps = View & { widget: SiteWidget };

/** What the site asks beside the message: what it requires in sight, the rest folded away. */
export function Details({ visit, texts, widget }: DetailsProps) {
  const { problem } = visit.shown;
  const { draft } = visit.session.current;
  const { nameField, emailField, questions } = widget;
  const [unfolded, unfold] = useState(Boolean(draft.name || draft.email));
  const optional = { name: nameField === 'OPTIONAL', email: emailField === 'OPTIONAL' };
  const more = questions.filter(({ required }) => !required);
  const shown = unfolded || problem?.field === 'email' || problem?.field === 'name';
  const folds = !shown && (optional.name || optional.email || more.length > 0);
  return (
    <>
      {(nameField === 'REQUIRED' || (optional.name && shown)) && (
        <NameField visit={visit} texts={texts} optional={optional.name} />
      )}
      {(emailField === 'REQUIRED' || (optional.email && shown)) && (
        <EmailField visit={visit} texts={texts} optional={optional.email} />
      )}
      {questions
        .filter(({ required }) => required || shown)
        .map((question) => (
          <Answer key={question.id} visit={visit} texts={texts} question={question} />
        ))}
      {folds && (
        <button class="plain" type="button" aria-expanded="false" onClick={() => unfold(true)}>
          {foldText(optional, more.length > 0, texts)}
        </button>
      )}
      <Consent visit={visit} texts={texts} widget={widget} />
    </>
  );
}

function foldText({ name, email }: { name: boolean; email: boolean }, more: boolean, texts: View['texts']): string {
  if (more) return texts.addMore;
  if (name) return email ? texts.addDetails : texts.addName;
  return texts.addEmail;
}

export function NameField({ visit, texts, optional }: View & { optional: boolean }) {
  const { busy, problem } = visit.shown;
  return (
    <TextField
      name="name"
      type="text"
      autocomplete="name"
      label={texts.yourName}
      hint={optional ? texts.optional : undefined}
      value={visit.session.current.draft.name}
      problem={problem}
      disabled={busy}
      onInput={(name) => visit.edit({ name })}
    />
  );
}

export function EmailField({ visit, texts, optional }: View & { optional: boolean }) {
  const { busy, problem } = visit.shown;
  return (
    <TextField
      name="email"
      type="email"
      autocomplete="email"
      label={texts.yourEmail}
      hint={optional ? texts.optional : undefined}
      value={visit.session.current.draft.email}
      problem={problem}
      disabled={busy}
      onInput={(email) => visit.edit({ email })}
    />
  );
}

function Answer({ visit, texts, question }: View & { question: SiteWidget['questions'][number] }) {
  const { busy, problem } = visit.shown;
  const { answers = {} } = visit.session.current.draft;
  const { id, label, required } = question;
  return (
    <TextField
      name={answerField(id)}
      type="text"
      autocomplete="off"
      maxLength={500}
      label={label}
      hint={required ? undefined : texts.optional}
      value={answers[id] ?? ''}
      problem={problem}
      disabled={busy}
      onInput={(text) => visit.edit({ answers: { ...answers, [id]: text } })}
    />
  );
}

function Consent({ visit, texts, widget }: DetailsProps) {
  const { consentText, consentUrl } = widget;
  if (!consentText) return null;
  return (
    <Tick
      name="consent"
      checked={Boolean(visit.session.current.draft.consent)}
      problem={visit.shown.problem}
      disabled={visit.shown.busy}
      onChange={(consent) => visit.edit({ consent })}
    >
      {consentText}{' '}
      {consentUrl && (
        <a href={consentUrl} target="_blank" rel="noopener noreferrer">
          {texts.readMore}
        </a>
      )}
    </Tick>
  );
}

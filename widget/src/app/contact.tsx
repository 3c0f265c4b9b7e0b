import { useState } from 'preact/hooks';
import { TextField } from './fields';
import type { View } from './view';
import { contactIn, type Problem } from './visit.rules';

/** A number or an address, left at any time, in case the visitor has to go. */
export function Contact({ visit, texts }: View) {
  const { contact } = visit.session.current;
  const [open, show] = useState(false);
  if (open) return <ContactForm visit={visit} texts={texts} onDone={() => show(false)} />;
  return (
    <>
      {contact && (
        <p role="status">
          <Filled sentence={texts.contactKept} place="{contact}" value={contact} />
        </p>
      )}
      <button class="plain" type="button" onClick={() => show(true)}>
        {contact ? texts.changeContact : texts.leaveContact}
      </button>
    </>
  );
}

/** A number keeps its order in a sentence that runs from right to left. */
function Filled({ sentence, place, value }: { sentence: string; place: string; value: string }) {
  const [before, after] = sentence.split(place);
  return (
    <>
      {before}
      <bdi>{value}</bdi>
      {after}
    </>
  );
}

function ContactForm({ visit, texts, onDone }: View & { onDone(): void }) {
  const { draft, contact } = visit.session.current;
  const [value, change] = useState(contact ?? (draft.phone || draft.email));
  const [problem, explain] = useState<Problem>();
  const [busy, work] = useState(false);
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const given = contactIn(value);
    work(true);
    const kept = given && (await visit.shown.wishes?.contact(given));
    work(false);
    if (!kept) return explain({ field: 'contact', text: texts.badContact });
    visit.edit(given);
    visit.session.change({ contact: value.trim() });
    onDone();
  };
  return (
    <form class="contact" noValidate onSubmit={(event) => void save(event)}>
      <TextField
        name="contact"
        type="text"
        autocomplete="email tel"
        maxLength={254}
        label={texts.contact}
        value={value}
        problem={problem}
        disabled={busy}
        onInput={change}
      />
      <p>{texts.contactWhy}</p>
      <div class="row">
        <button class="main" type="submit" disabled={busy}>
          {texts.saveContact}
        </button>
        <button class="plain" type="button" onClick={onDone}>
          {texts.cancel}
        </button>
      </div>
    </form>
  );
}

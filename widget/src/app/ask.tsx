import { useEffect } from 'preact/hooks';
import { Details } from './details';
import { TextArea } from './fields';
import type { Texts } from '../messages/texts.rules';
import type { Department, Site } from './site';
import { Trouble } from './status';
import type { View } from './view';

/** Who is "here now" must be true when the visitor reads it. */
const LOOK_AGAIN_MS = 30_000;

/** First the question: a message, where it goes, and (folded away) who asks. */
export function Ask({ visit, texts }: View) {
  const { busy, problem, site } = visit.shown;
  const { draft } = visit.session.current;
  useEffect(() => {
    const timer = setInterval(() => void visit.look(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [visit]);
  const send = (event?: Event): void => {
    event?.preventDefault();
    void visit.ask();
  };
  return (
    <form class="screen" onSubmit={send} noValidate>
      <h2 dir="auto">{greetingOf(site, texts)}</h2>
      <Departments
        label={texts.department}
        words={{ CONSOLE: texts.reachConsole, MOBILE: texts.reachMobile, NOBODY: texts.reachNobody }}
        departments={site?.departments ?? []}
        chosen={draft.departmentId}
        disabled={busy}
        onChoose={(departmentId) => visit.edit({ departmentId })}
      />
      <TextArea
        name="message"
        label={texts.yourMessage}
        value={draft.message}
        problem={problem}
        disabled={busy}
        onInput={(message) => visit.edit({ message })}
        onEnter={send}
      />
      {site && <Details visit={visit} texts={texts} widget={site.widget} />}
      {problem && !problem.field && (
        <p class="problem" role="alert">
          {problem.text}
        </p>
      )}
      <Trouble visit={visit} texts={texts} />
      <div class="actions">
        <button class="main" type="submit" disabled={busy || !site}>
          {busy ? texts.sending : texts.send}
        </button>
        {busy && visit.shown.trouble && (
          <button class="plain" type="button" onClick={() => visit.stopTrying()}>
            {texts.stopTrying}
          </button>
        )}
      </div>
    </form>
  );
}

/** The site's own words in this language, else ours. */
function greetingOf(site: Site | undefined, texts: Texts): string {
  const own = site?.widget.greetings.find(({ language }) => language.toLowerCase() === texts.language);
  return own?.text ?? texts.greeting;
}

interface DepartmentsProps {
  label: string;
  words: Record<Department['reachability'], string>;
  departments: readonly Department[];
  chosen: string | undefined;
  disabled: boolean;
  onChoose(id: string): void;
}

function Departments({ label, words, departments, chosen, disabled, onChoose }: DepartmentsProps) {
  if (!departments.length) return null;
  return (
    <fieldset class="departments" disabled={disabled}>
      <legend>{label}</legend>
      {departments.map(({ id, name, reachability }) => (
        <label key={id} class="department">
          <input type="radio" name="department" checked={id === chosen} onChange={() => onChoose(id)} />
          <span class="name">{name}</span>
          <span class={`reach ${reachability.toLowerCase()}`}>{words[reachability]}</span>
        </label>
      ))}
    </fieldset>
  );
}

import { SelectField } from '../../components/SelectField';
import { TextField } from '../../components/TextField';
import type { Problem } from '../../lib/problem';
import { colourSentence, isColour } from './contrast.rules';
import { ICONS, type Language, LANGUAGES, type WidgetForm } from './widget-form.rules';

export interface PartProps {
  form: WidgetForm;
  change: (part: Partial<WidgetForm>) => void;
  problem: Problem | null;
}

/** Colour, place, words and language. */
export function WidgetLook({ form, change, problem }: PartProps) {
  return (
    <>
      <div className="widget-colour">
        <TextField
          label="Colour"
          name="accent"
          value={form.accent}
          placeholder="#2450d3"
          onChange={(accent) => change({ accent })}
          problem={problem}
          hint={<span role="status">{colourSentence(form.accent)}</span>}
        />
        <input
          type="color"
          aria-label="Pick a colour"
          value={isColour(form.accent) ? form.accent.trim().toLowerCase() : '#2450d3'}
          onChange={(event) => change({ accent: event.target.value })}
        />
      </div>
      <SelectField
        label="Side of the page"
        name="position"
        value={form.position}
        onChange={(position) => change({ position: position === 'LEFT' ? 'LEFT' : 'RIGHT' })}
      >
        <option value="RIGHT">Right</option>
        <option value="LEFT">Left</option>
      </SelectField>
      <SelectField
        label="Icon on the button"
        name="launcherIcon"
        value={form.launcherIcon}
        onChange={(name) => change({ launcherIcon: ICONS.find(({ icon }) => icon === name)?.icon ?? 'BUBBLE' })}
      >
        {ICONS.map(({ icon, name }) => (
          <option key={icon} value={icon}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField
        label="Text on the button"
        name="launcherText"
        value={form.launcherText}
        maxLength={30}
        onChange={(launcherText) => change({ launcherText })}
        problem={problem}
        hint={form.launcherIcon === 'NONE' ? 'Needed where there is no icon.' : 'Empty: the icon alone.'}
      />
      <SelectField
        label="Language"
        name="language"
        value={form.language}
        onChange={(code) => change({ language: LANGUAGES.find((one) => one.code === code)?.code ?? '' })}
      >
        <option value="">The visitor’s browser’s</option>
        {LANGUAGES.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <Greetings form={form} change={change} problem={problem} />
    </>
  );
}

/** Only for the languages that may be spoken. */
function Greetings({ form, change, problem }: PartProps) {
  const spoken = LANGUAGES.filter(({ code }) => form.language === '' || code === form.language);
  const greet = (code: Language, text: string) => change({ greetings: { ...form.greetings, [code]: text } });
  return (
    <fieldset className="choices">
      <legend>Greeting</legend>
      {spoken.map(({ code, name }) => (
        <TextField
          key={code}
          label={name}
          name={`greeting-${code}`}
          dir="auto"
          maxLength={100}
          value={form.greetings[code]}
          placeholder={code === 'EN' ? 'How can we help?' : ''}
          onChange={(text) => greet(code, text)}
        />
      ))}
      {problem?.field === 'greetings' ? <p className="field-error">{problem.message}</p> : null}
    </fieldset>
  );
}

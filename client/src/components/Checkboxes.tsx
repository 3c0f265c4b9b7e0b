import type { Problem } from '../lib/problem';
import './field.css';

interface Option {
  id: string;
  name: string;
}

interface Props {
  legend: string;
  name: string;
  options: readonly Option[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  problem?: Problem | null;
  empty: string;
}

/** Any number of choices under one legend. */
export function Checkboxes({ legend, name, options, chosen, onChange, problem = null, empty }: Props) {
  const toggle = (id: string) => onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      {options.length === 0 ? <p className="field-hint">{empty}</p> : null}
      {options.map((option) => (
        <label key={option.id} className="choice">
          <input type="checkbox" name={name} checked={chosen.includes(option.id)} onChange={() => toggle(option.id)} />
          {option.name}
        </label>
      ))}
      {problem?.field === name ? <p className="field-error">{problem.message}</p> : null}
    </fieldset>
  );
}

import type { ReactNode } from 'react';
import type { Problem } from '../lib/problem';
import { Field } from './Field';

interface Props {
  label: string;
  name: string;
  value: string;
  onChange: (value: string) => void;
  problem?: Problem | null;
  hint?: ReactNode;
  children: ReactNode;
}

/** A choice from a list: the browser's own, which every phone and screen reader knows. */
export function SelectField({ label, name, value, onChange, problem, hint, children }: Props) {
  return (
    <Field label={label} name={name} problem={problem ?? null} hint={hint}>
      {(control) => (
        <select {...control} className="input select" value={value} onChange={(event) => onChange(event.target.value)}>
          {children}
        </select>
      )}
    </Field>
  );
}

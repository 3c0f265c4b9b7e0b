import type { ComponentProps, ReactNode } from 'react';
import type { Problem } from '../lib/problem';
import { Field } from './Field';

interface Props extends Omit<ComponentProps<'input'>, 'onChange' | 'value' | 'name'> {
  label: string;
  name: string;
  value: string;
  onChange: (value: string) => void;
  problem?: Problem | null;
  hint?: ReactNode;
}

/** One line of text under its label. */
export function TextField({ label, name, value, onChange, problem, hint, ...rest }: Props) {
  return (
    <Field label={label} name={name} problem={problem ?? null} hint={hint}>
      {(control) => (
        <input
          {...rest}
          {...control}
          className="input"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

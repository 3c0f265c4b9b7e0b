import { type ReactNode, useId } from 'react';
import type { Problem } from '../lib/problem';
import './field.css';

/** What a labelled control needs to be tied to its label, hint and error. */
export interface ControlProps {
  id: string;
  name: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

interface Props {
  label: string;
  /** The field as the server names it in an error. */
  name: string;
  problem?: Problem | null;
  hint?: ReactNode;
  children: (control: ControlProps) => ReactNode;
}

/** A label over a control, with a hint or, when the server refused this field, its reason beneath. */
export function Field({ label, name, problem = null, hint, children }: Props) {
  const id = useId();
  const error = problem?.field === name ? problem.message : null;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {children({ id, name, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {hint ? (
        <div id={`${id}-hint`} className="field-hint">
          {hint}
        </div>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      ) : null}
    </div>
  );
}

import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import type { Problem } from '../lib/problem';
import { ProblemText } from './ProblemText';

interface Props {
  onSubmit: () => void;
  problem: Problem | null;
  /** The fields that show their own errors; a problem of any other is shown at the end of the form. */
  fields?: readonly string[];
  label?: string;
  className?: string;
  children: ReactNode;
}

/** A form that submits by Enter or button, shows what the server refused, and brings the reader to the field concerned. */
export function Form({ onSubmit, problem, fields = [], label, className = 'form', children }: Props) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (problem) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  const general = problem && (problem.field === null || !fields.includes(problem.field)) ? problem : null;
  return (
    <form ref={form} className={className} aria-label={label} noValidate onSubmit={submit}>
      {children}
      <ProblemText problem={general} />
    </form>
  );
}

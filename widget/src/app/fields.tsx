import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { grow, isSendKey } from '../core/growing';
import type { Problem } from './visit.rules';

interface FieldProps {
  /** Of the control; a problem that names it is shown beside it. */
  name: string;
  label: string;
  hint?: string;
  value: string;
  problem?: Problem;
  disabled?: boolean;
  onInput(value: string): void;
}

/** A labelled control with its problem beside it; the control takes the focus when the problem appears. */
function Field(
  props: FieldProps & { children(common: object, focus: (element: HTMLElement | null) => void): JSX.Element },
) {
  const text = props.problem?.field === props.name ? props.problem.text : undefined;
  const element = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (text) element.current?.focus();
  }, [text, props.problem]);
  const common = {
    id: props.name,
    value: props.value,
    disabled: props.disabled,
    dir: 'auto',
    'aria-invalid': Boolean(text),
    'aria-describedby': text && `${props.name}-problem`,
    onInput: (event: Event) => props.onInput((event.currentTarget as HTMLInputElement).value),
  };
  return (
    <div class="field">
      <label for={props.name}>
        {props.label}
        {props.hint && <span class="hint"> {props.hint}</span>}
      </label>
      {props.children(common, (found) => (element.current = found))}
      <FieldProblem id={`${props.name}-problem`}>{text}</FieldProblem>
    </div>
  );
}

function FieldProblem({ id, children }: { id: string; children: ComponentChildren }) {
  return (
    <p class="problem" id={id} role="alert" hidden={!children}>
      {children}
    </p>
  );
}

export function TextField({
  type,
  autocomplete,
  maxLength = type === 'email' ? 254 : 100,
  ...props
}: FieldProps & { type: 'text' | 'email' | 'tel'; autocomplete: string; maxLength?: number }) {
  return (
    <Field {...props}>
      {(common, focus) => (
        <input {...common} ref={focus} type={type} autocomplete={autocomplete} maxLength={maxLength} />
      )}
    </Field>
  );
}

/** A text box that grows with its text. Enter sends where `onEnter` is given; Shift+Enter always breaks the line. */
export function TextArea({ onEnter, maxLength, ...props }: FieldProps & { onEnter?(): void; maxLength?: number }) {
  const box = useRef<HTMLTextAreaElement | null>(null);
  useLayoutEffect(() => grow(box.current), [props.value]);
  return (
    <Field {...props}>
      {(common, focus) => (
        <textarea
          {...common}
          rows={3}
          maxLength={maxLength}
          ref={(element) => {
            box.current = element;
            focus(element);
          }}
          onKeyDown={(event) => isSendKey(event) && onEnter && (event.preventDefault(), onEnter())}
        />
      )}
    </Field>
  );
}

/** A box to tick, with its problem beneath. */
export function Tick(
  props: Pick<FieldProps, 'name' | 'problem' | 'disabled'> & {
    checked: boolean;
    onChange(checked: boolean): void;
    children: ComponentChildren;
  },
) {
  const text = props.problem?.field === props.name ? props.problem.text : undefined;
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (text) box.current?.focus();
  }, [text, props.problem]);
  return (
    <div class="field">
      <label class="tick">
        <input
          ref={box}
          type="checkbox"
          name={props.name}
          checked={props.checked}
          disabled={props.disabled}
          aria-invalid={Boolean(text)}
          aria-describedby={text && `${props.name}-problem`}
          onChange={(event) => props.onChange(event.currentTarget.checked)}
        />
        <span dir="auto">{props.children}</span>
      </label>
      <FieldProblem id={`${props.name}-problem`}>{text}</FieldProblem>
    </div>
  );
}

import type { ReactNode } from 'react';
import { NumberField, type NumberFieldProps } from './NumberField';

interface Props extends NumberFieldProps {
  /** What it does, beside the box that switches it on. */
  title: string;
  on: boolean;
  onSwitch: (on: boolean) => void;
  /** What holds while it is off, in a sentence. */
  off: ReactNode;
}

/** A number that may be off: a box, and beneath it the number or what holds without one. */
export function SwitchedNumber({ title, on, onSwitch, off, ...field }: Props) {
  return (
    <div className="call-center-option">
      <label className="choice">
        <input type="checkbox" checked={on} onChange={(event) => onSwitch(event.target.checked)} />
        {title}
      </label>
      {on ? <NumberField {...field} /> : <p className="field-hint">{off}</p>}
    </div>
  );
}

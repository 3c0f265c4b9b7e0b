import { useId } from 'react';
import './segmented.css';

interface Props<T extends string> {
  legend: string;
  options: readonly { value: T; label: string; dot?: string }[];
  value: T;
  onChange: (value: T) => void;
}

/** A choice between a few, all in sight: radio buttons drawn as one control. */
export function Segmented<T extends string>({ legend, options, value, onChange }: Props<T>) {
  const name = useId();
  return (
    <fieldset className="segmented">
      <legend className="hidden-visually">{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className="segment">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
          {option.dot ? <span className={`dot dot-${option.dot}`} aria-hidden /> : null}
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}

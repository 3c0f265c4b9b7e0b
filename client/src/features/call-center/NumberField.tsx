import { TextField } from '../../components/TextField';
import type { Problem } from '../../lib/problem';
import { LIMITS, meaning, type NumberName } from './call-center.rules';

export interface NumberFieldProps {
  label: string;
  name: NumberName;
  value: string;
  onChange: (value: string) => void;
  problem: Problem | null;
}

/** A number, with what it means beneath, in words. */
export function NumberField({ label, name, value, onChange, problem }: NumberFieldProps) {
  const [least, most, unit] = LIMITS[name];
  const refused = problem?.field === name;
  return (
    <TextField
      label={label}
      name={name}
      type="number"
      inputMode="numeric"
      min={least}
      max={most}
      step={1}
      value={value}
      onChange={onChange}
      problem={problem}
      hint={meaning(name, value) || (refused ? undefined : `From ${least} to ${most} ${unit}.`)}
    />
  );
}

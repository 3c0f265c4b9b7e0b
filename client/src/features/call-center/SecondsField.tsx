import { TextField } from '../../components/TextField';
import type { Problem } from '../../lib/problem';
import { LIMITS, meaning } from './call-center.rules';

interface Props {
  label: string;
  name: keyof typeof LIMITS;
  value: string;
  onChange: (value: string) => void;
  problem: Problem | null;
}

/** A number of seconds, with what it means beneath, in words. */
export function SecondsField({ label, name, value, onChange, problem }: Props) {
  const [least, most] = LIMITS[name];
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
      hint={meaning(name, value) || `From ${least} to ${most} seconds.`}
    />
  );
}

import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import { Button } from '../../components/Button';
import { IconButton } from '../../components/IconButton';
import { dayName, endsNextDay, nextShift, type Shift, SHIFT_LIMIT, WEEKDAYS } from './schedule.rules';
import { isComplete } from './shift-problems.rules';
import './shift-list.css';

interface Props {
  shifts: readonly Shift[];
  onChange: (shifts: Shift[]) => void;
  problems: readonly (string | null)[];
}

interface RowProps {
  shift: Shift;
  at: number;
  problem: string | null;
  onChange: (shift: Shift) => void;
  onRemove: () => void;
}

/** What is worth saying of a shift's length: that it ends on the next day, or lasts all of 24 hours. */
function lengthNote(shift: Shift): string {
  if (!isComplete(shift)) return '';
  if (shift.from === shift.until) return '24 hours';
  return endsNextDay(shift) ? 'next day' : '';
}

function ShiftRow({ shift, at, problem, onChange, onRemove }: RowProps) {
  const id = useId();
  const of = `of shift ${at + 1}`;
  const weekday = (value: string) => WEEKDAYS.find((day) => day === value) ?? shift.weekday;
  const faulty = {
    'aria-invalid': problem ? (true as const) : undefined,
    'aria-describedby': problem ? id : undefined,
  };
  const time = (what: 'from' | 'until', label: string) => (
    <input
      type="time"
      className="input"
      aria-label={`${label} ${of}`}
      {...faulty}
      value={shift[what]}
      required
      onChange={(event) => onChange({ ...shift, [what]: event.target.value })}
    />
  );
  return (
    <li className="shift">
      <select
        className="input"
        aria-label={`Weekday ${of}`}
        {...faulty}
        value={shift.weekday}
        onChange={(event) => onChange({ ...shift, weekday: weekday(event.target.value) })}
      >
        {WEEKDAYS.map((day) => (
          <option key={day} value={day}>
            {dayName(day)}
          </option>
        ))}
      </select>
      {time('from', 'From')}
      <span className="shift-to">to</span>
      {time('until', 'Until')}
      <span className="shift-next faint small">{lengthNote(shift)}</span>
      <IconButton label={`Remove ${dayName(shift.weekday)} ${shift.from} to ${shift.until}`} onClick={onRemove}>
        <X size={16} aria-hidden />
      </IconButton>
      <p id={id} className="field-error" role="status">
        {problem}
      </p>
    </li>
  );
}

/** The shifts as a list, each with its day and times. */
export function ShiftList({ shifts, onChange, problems }: Props) {
  const replace = (at: number, shift: Shift) => onChange(shifts.map((one, index) => (index === at ? shift : one)));
  const remove = (at: number) => onChange(shifts.filter((_one, index) => index !== at));
  return (
    <div className="shifts">
      {shifts.length === 0 ? <p className="soft">No shifts: the phone never rings by schedule.</p> : null}
      <ul>
        {shifts.map((shift, at) => (
          <ShiftRow
            key={at}
            shift={shift}
            at={at}
            problem={problems[at] ?? null}
            onChange={(next) => replace(at, next)}
            onRemove={() => remove(at)}
          />
        ))}
      </ul>
      <Button small disabled={shifts.length >= SHIFT_LIMIT} onClick={() => onChange([...shifts, nextShift(shifts)])}>
        <Plus size={14} aria-hidden />
        Add shift
      </Button>
    </div>
  );
}

import { Plus, X } from 'lucide-react';
import { Button } from '../../components/Button';
import { IconButton } from '../../components/IconButton';
import { dayName, endsNextDay, nextShift, type Shift, SHIFT_LIMIT, WEEKDAYS } from './schedule.rules';
import './shift-list.css';

interface Props {
  shifts: readonly Shift[];
  onChange: (shifts: Shift[]) => void;
}

interface RowProps {
  shift: Shift;
  at: number;
  onChange: (shift: Shift) => void;
  onRemove: () => void;
}

function ShiftRow({ shift, at, onChange, onRemove }: RowProps) {
  const of = `of shift ${at + 1}`;
  const weekday = (value: string) => WEEKDAYS.find((day) => day === value) ?? shift.weekday;
  return (
    <li className="shift">
      <select
        className="input"
        aria-label={`Weekday ${of}`}
        value={shift.weekday}
        onChange={(event) => onChange({ ...shift, weekday: weekday(event.target.value) })}
      >
        {WEEKDAYS.map((day) => (
          <option key={day} value={day}>
            {dayName(day)}
          </option>
        ))}
      </select>
      <input
        type="time"
        className="input"
        aria-label={`From ${of}`}
        value={shift.from}
        required
        onChange={(event) => event.target.value && onChange({ ...shift, from: event.target.value })}
      />
      <span className="shift-to">to</span>
      <input
        type="time"
        className="input"
        aria-label={`Until ${of}`}
        value={shift.until}
        required
        onChange={(event) => event.target.value && onChange({ ...shift, until: event.target.value })}
      />
      <span className="shift-next faint small">{endsNextDay(shift) ? 'next day' : ''}</span>
      <IconButton label={`Remove ${dayName(shift.weekday)} ${shift.from} to ${shift.until}`} onClick={onRemove}>
        <X size={16} aria-hidden />
      </IconButton>
    </li>
  );
}

/** The shifts as a list, each with its day and times. */
export function ShiftList({ shifts, onChange }: Props) {
  const replace = (at: number, shift: Shift) => onChange(shifts.map((one, index) => (index === at ? shift : one)));
  const remove = (at: number) => onChange(shifts.filter((_one, index) => index !== at));
  return (
    <div className="shifts">
      {shifts.length === 0 ? <p className="soft">No shifts: the phone never rings by schedule.</p> : null}
      <ul>
        {shifts.map((shift, at) => (
          <ShiftRow key={at} shift={shift} at={at} onChange={(next) => replace(at, next)} onRemove={() => remove(at)} />
        ))}
      </ul>
      <Button small disabled={shifts.length >= SHIFT_LIMIT} onClick={() => onChange([...shifts, nextShift(shifts)])}>
        <Plus size={14} aria-hidden />
        Add shift
      </Button>
    </div>
  );
}

import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import { Button } from '../../components/Button';
import { IconButton } from '../../components/IconButton';
import { type Exception, EXCEPTION_LIMIT, nextException, runsOvernight, weekdayOf } from './exceptions.rules';
import './exception-list.css';

interface Props {
  exceptions: readonly Exception[];
  onChange: (exceptions: Exception[]) => void;
  problems: readonly (string | null)[];
  /** The date on the clock of the schedule. */
  today: string;
}

interface RowProps {
  exception: Exception;
  at: number;
  today: string;
  problem: string | null;
  onChange: (exception: Exception) => void;
  onRemove: () => void;
}

function ExceptionRow({ exception, at, today, problem, onChange, onRemove }: RowProps) {
  const id = useId();
  const of = `of exception ${at + 1}`;
  const { date, kind, from, until } = exception;
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
      value={exception[what]}
      onChange={(event) => onChange({ ...exception, [what]: event.target.value })}
    />
  );
  return (
    <li className="exception">
      <div className="exception-day">
        <input
          type="date"
          className="input"
          aria-label={`Date ${of}`}
          {...faulty}
          min={today}
          value={date}
          onChange={(event) => onChange({ ...exception, date: event.target.value })}
        />
        <span className="faint small">{weekdayOf(date)}</span>
      </div>
      <select
        className="input select"
        aria-label={`What is different ${of}`}
        value={kind}
        onChange={(event) => onChange({ ...exception, kind: event.target.value === 'OFF' ? 'OFF' : 'EXTRA_HOURS' })}
      >
        <option value="OFF">Off all day</option>
        <option value="EXTRA_HOURS">Extra hours</option>
      </select>
      {kind === 'EXTRA_HOURS' ? (
        <div className="exception-hours">
          {time('from', 'From')}
          <span className="soft">to</span>
          {time('until', 'Until')}
          <span className="faint small">{runsOvernight(exception) ? 'next day' : ''}</span>
        </div>
      ) : null}
      <IconButton
        label={`Remove exception ${at + 1}: ${date} ${kind === 'OFF' ? 'off' : `${from} to ${until}`}`}
        onClick={onRemove}
      >
        <X size={16} aria-hidden />
      </IconButton>
      <p id={id} className="field-error" role="status">
        {problem}
      </p>
    </li>
  );
}

/** Dates that differ from every week: days off and extra hours. */
export function ExceptionList({ exceptions, onChange, problems, today }: Props) {
  const replace = (at: number, next: Exception) =>
    onChange(exceptions.map((one, index) => (index === at ? next : one)));
  const remove = (at: number) => onChange(exceptions.filter((_one, index) => index !== at));
  return (
    <section className="exceptions" aria-label="Exceptions by date">
      <h2>Exceptions by date</h2>
      <p className="soft">
        A day off has no shift begin on it; a night shift from the evening before runs to its end. Extra hours come on
        top.
      </p>
      <ul>
        {exceptions.map((exception, at) => (
          <ExceptionRow
            key={at}
            exception={exception}
            at={at}
            today={today}
            problem={problems[at] ?? null}
            onChange={(next) => replace(at, next)}
            onRemove={() => remove(at)}
          />
        ))}
      </ul>
      <Button
        small
        disabled={exceptions.length >= EXCEPTION_LIMIT}
        onClick={() => onChange([...exceptions, nextException(exceptions, today)])}
      >
        <Plus size={14} aria-hidden />
        Add exception
      </Button>
    </section>
  );
}

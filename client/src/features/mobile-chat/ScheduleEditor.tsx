import { Button } from '../../components/Button';
import { SelectField } from '../../components/SelectField';
import { useNow } from '../../lib/clock';
import type { Problem } from '../../lib/problem';
import { localMoment } from './duty.rules';
import { ExceptionList } from './ExceptionList';
import type { Exception } from './exceptions.rules';
import { type Shift, workingWeek } from './schedule.rules';
import type { ScheduleProblems } from './schedule-problems.rules';
import { ShiftList } from './ShiftList';
import { WeekGrid } from './WeekGrid';

export interface Schedule {
  timeZone: string;
  shifts: Shift[];
  exceptions: Exception[];
}

interface Props {
  schedule: Schedule;
  /** What is wrong with it so far. */
  problems: ScheduleProblems;
  onChange: (schedule: Schedule) => void;
  problem: Problem | null;
}

const FIELDS = ['shifts', 'schedule', 'exceptions'];
const ZONES = Intl.supportedValuesOf('timeZone');
const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The weekly hours: drawn, or written in a list, in the operator's own time zone. */
export function ScheduleEditor({ schedule, problems, onChange, problem }: Props) {
  const now = useNow(30_000);
  const zones = ZONES.includes(schedule.timeZone) ? ZONES : [schedule.timeZone, ...ZONES];
  const setShifts = (shifts: Shift[]) => onChange({ ...schedule, shifts });
  const setZone = (timeZone: string) => onChange({ ...schedule, timeZone });
  return (
    <div className="schedule">
      <SelectField label="Time zone" name="timeZone" value={schedule.timeZone} onChange={setZone} problem={problem}>
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </SelectField>
      {HERE !== schedule.timeZone ? (
        <Button small look="quiet" onClick={() => setZone(HERE)}>
          Use {HERE.replaceAll('_', ' ')}, as this device does
        </Button>
      ) : null}
      <p className="soft">Draw the hours in which the phone may ring. Begin on a drawn hour to wipe.</p>
      <WeekGrid shifts={schedule.shifts} onChange={setShifts} now={localMoment(now, schedule.timeZone)} />
      <div className="schedule-presets">
        <Button small look="quiet" onClick={() => setShifts(workingWeek())}>
          Weekdays 9 to 5
        </Button>
        <Button small look="quiet" onClick={() => setShifts([])}>
          Clear the week
        </Button>
      </div>
      <ShiftList shifts={schedule.shifts} onChange={setShifts} problems={problems.shifts} />
      <ExceptionList
        exceptions={schedule.exceptions}
        onChange={(exceptions) => onChange({ ...schedule, exceptions })}
        problems={problems.exceptions}
        today={problems.today}
      />
      {problem && FIELDS.includes(problem.field ?? '') ? (
        <p className="field-error" role="alert">
          {problem.message}
        </p>
      ) : null}
    </div>
  );
}

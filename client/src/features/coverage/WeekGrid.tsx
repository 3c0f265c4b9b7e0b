import { useNow } from '../../lib/clock';
import { clockTime } from '../../lib/time';
import type { Span } from './operations';
import { daysOf, namesOf } from './week.rules';

/** A share of the day in which a name can be read. */
const ROOM_FOR_A_NAME = 0.07;
const HOURS = ['00', '06', '12', '18', '24'];

/** The week as a picture, for those who see it: the table beside it says the same in words. */
export function WeekGrid({ spans, timeZone }: { spans: readonly Span[]; timeZone: string }) {
  const now = useNow(60_000);
  return (
    <div className="coverage-grid" aria-hidden="true">
      <div className="coverage-hours">
        {HOURS.map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </div>
      {daysOf(spans, now, timeZone).map((day) => (
        <div key={day.at} className="coverage-day">
          <span className="coverage-label">{day.label}</span>
          <div className="coverage-track">
            {day.blocks.map(({ span, left, width }) => (
              <span
                key={span.start}
                className={span.operators.length === 0 ? 'coverage-block coverage-gap' : 'coverage-block'}
                style={{ left: `${left * 100}%`, width: `${width * 100}%` }}
                title={`${namesOf(span.operators)}, ${clockTime(span.start, timeZone)} to ${clockTime(span.end, timeZone)}`}
              >
                {width > ROOM_FOR_A_NAME ? namesOf(span.operators) : null}
              </span>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

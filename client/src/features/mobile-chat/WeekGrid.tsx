import { type PointerEvent, useState } from 'react';
import { dayName, draw, isCovered, segmentsOf, type Shift, STEP, WEEKDAYS } from './schedule.rules';
import './week-grid.css';

const DAY = 24 * 60;
const HOURS = [0, 6, 12, 18, 24];

/** A stroke while it is drawn: on one day, between two steps, adding or wiping. */
interface Stroke {
  day: number;
  anchor: number;
  head: number;
  on: boolean;
}

interface Props {
  shifts: readonly Shift[];
  onChange: (shifts: Shift[]) => void;
  /** The present on the operator's clock, marked by a line. */
  now: { day: number; minute: number };
}

function stepAt(event: PointerEvent<HTMLElement>): number {
  const box = event.currentTarget.getBoundingClientRect();
  const share = (event.clientX - box.left) / box.width;
  return Math.min(DAY / STEP - 1, Math.max(0, Math.floor((share * DAY) / STEP)));
}

function span({ anchor, head }: Stroke): { from: number; until: number } {
  return { from: Math.min(anchor, head) * STEP, until: (Math.max(anchor, head) + 1) * STEP };
}

function placed({ from, until }: { from: number; until: number }) {
  return { left: `${(from / DAY) * 100}%`, width: `${((until - from) / DAY) * 100}%` };
}

/**
 * The week, a row a day, drawn on with mouse or finger: a stroke over empty time adds it, a stroke that begins on a shift wipes. The
 * list of shifts beneath says and does the same for keyboards and screen readers.
 */
export function WeekGrid({ shifts, onChange, now }: Props) {
  const [stroke, setStroke] = useState<Stroke | null>(null);
  const begin = (day: number) => (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const step = stepAt(event);
    setStroke({ day, anchor: step, head: step, on: !isCovered(shifts, day, step * STEP) });
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    if (stroke) setStroke({ ...stroke, head: stepAt(event) });
  };
  const finish = () => {
    if (!stroke) return;
    const { from, until } = span(stroke);
    setStroke(null);
    onChange(draw(shifts, stroke.day, from, until, stroke.on));
  };
  return (
    <div className="week" role="img" aria-label="The week at a glance. The list of shifts says the same.">
      <div className="week-hours">
        {HOURS.map((hour) => (
          <span key={hour} style={{ left: `${(hour / 24) * 100}%` }}>
            {String(hour).padStart(2, '0')}
          </span>
        ))}
      </div>
      {WEEKDAYS.map((weekday, day) => (
        <div key={weekday} className="week-row">
          <span className="week-day">{dayName(weekday).slice(0, 3)}</span>
          <div
            className="week-track"
            onPointerDown={begin(day)}
            onPointerMove={move}
            onPointerUp={finish}
            onPointerCancel={() => setStroke(null)}
          >
            {segmentsOf(shifts, day).map((segment) => (
              <span key={segment.from} className="week-shift" style={placed(segment)} />
            ))}
            {stroke?.day === day ? (
              <span className={`week-stroke ${stroke.on ? '' : 'week-stroke-wipe'}`} style={placed(span(stroke))} />
            ) : null}
            {now.day === day ? <span className="week-now" style={{ left: `${(now.minute / DAY) * 100}%` }} /> : null}
          </div>
        </div>
      ))}
    </div>
  );
}

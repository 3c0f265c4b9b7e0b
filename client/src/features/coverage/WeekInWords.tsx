import { TriangleAlert, CircleCheck } from 'lucide-react';
import { useNow } from '../../lib/clock';
import type { Gap, Span } from './operations';
import { gapWords, namesOf, stretchWords } from './week.rules';

/** When nobody would ring, said first: it is what one comes for. */
export function Gaps({ gaps, whole, timeZone }: { gaps: readonly Gap[]; whole: boolean; timeZone: string }) {
  const now = useNow(60_000);
  if (gaps.length === 0) {
    return (
      <p className="coverage-verdict coverage-good">
        <CircleCheck size={16} aria-hidden />
        Somebody would ring at any time of this week.
      </p>
    );
  }
  if (whole) {
    return (
      <p className="coverage-verdict coverage-bad">
        <TriangleAlert size={16} aria-hidden />
        Nobody would ring in the whole week.
      </p>
    );
  }
  return (
    <div className="coverage-verdict coverage-bad">
      <TriangleAlert size={16} aria-hidden />
      <ul aria-label="Gaps">
        {gaps.map((gap) => (
          <li key={gap.start}>{gapWords(gap, now, timeZone)}</li>
        ))}
      </ul>
    </div>
  );
}

/** The whole week, a line for each stretch of time. */
export function SpanTable({ spans, timeZone }: { spans: readonly Span[]; timeZone: string }) {
  const now = useNow(60_000);
  return (
    <table className="coverage-table">
      <caption className="hidden-visually">Who would ring</caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who would ring</th>
        </tr>
      </thead>
      <tbody>
        {spans.map((span) => (
          <tr key={span.start}>
            <th scope="row">{stretchWords(span, now, timeZone)}</th>
            <td className={span.operators.length === 0 ? 'coverage-nobody' : undefined}>{namesOf(span.operators)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

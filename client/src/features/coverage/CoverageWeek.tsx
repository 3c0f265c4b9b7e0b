import { useState } from 'react';
import { Button } from '../../components/Button';
import { Section } from '../../components/Page';
import { ErrorState, Skeleton } from '../../components/States';
import { WhoWouldRing } from '../../components/WhoWouldRing';
import { compactTime } from '../../lib/time';
import { useCoverage } from './operations';
import { WeekGrid } from './WeekGrid';
import { Gaps, SpanTable } from './WeekInWords';

const FURTHEST_WEEK = 51;
const WEEK = 7 * 24 * 3_600_000;

/** A week of one department, from now or from the weeks after. */
export function CoverageWeek({ departmentId, name }: { departmentId: string; name: string }) {
  const [opened] = useState(() => Date.now());
  const [weeks, setWeeks] = useState(0);
  const from = weeks === 0 ? null : new Date(opened + weeks * WEEK).toISOString();
  const { data, error, refetch } = useCoverage(departmentId, from);
  const week = data?.coverage;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return (
    <>
      <div className="coverage-which">
        <p>
          {week ? (
            <>
              {weeks === 0 ? 'From now' : compactTime(week.from, timeZone)} to {compactTime(week.until, timeZone)}
            </>
          ) : (
            '…'
          )}
        </p>
        <Button small disabled={weeks === 0} onClick={() => setWeeks(weeks - 1)}>
          Week before
        </Button>
        <Button small disabled={weeks === FURTHEST_WEEK} onClick={() => setWeeks(weeks + 1)}>
          Week after
        </Button>
      </div>
      {!week && error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!week && !error ? <Skeleton rows={7} /> : null}
      {week ? (
        <>
          <Gaps gaps={week.gaps} whole={week.gaps.length === week.spans.length} timeZone={timeZone} />
          <WeekGrid spans={week.spans} timeZone={timeZone} />
          <p className="small faint">
            In your time zone, {timeZone}. As settings and schedules are today, with nobody at the console.
          </p>
          <Section title="In words">
            <SpanTable spans={week.spans} timeZone={timeZone} />
          </Section>
        </>
      ) : null}
      <Section title="Who would ring now?">
        <WhoWouldRing departmentId={departmentId} name={name} />
      </Section>
    </>
  );
}

import { type Preview, useWhoWouldRing } from '../lib/who-would-ring';
import { Badge } from './Badge';
import { ErrorState, Skeleton } from './States';
import './who-would-ring.css';

const ANSWER: Record<Preview['reachability'], string> = {
  CONSOLE: 'The request would be offered at the consoles. No phone would ring.',
  MOBILE: 'Phones would ring.',
  NOBODY: 'Nobody could be reached: the visitor would be asked to leave a message.',
};

/** What would happen if a visitor asked this department now, and for each operator why. */
export function WhoWouldRing({ departmentId, name }: { departmentId: string; name: string }) {
  const { data, error, refetch } = useWhoWouldRing(departmentId);
  const preview = data?.whoWouldRing;
  return (
    <section className="preview" aria-label={name}>
      <h3>{name}</h3>
      {!preview && error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!preview && !error ? <Skeleton rows={1} /> : null}
      {preview ? (
        <>
          <p>{ANSWER[preview.reachability]}</p>
          <ul>
            {preview.reasons.length === 0 ? <li className="soft">The department has no operators.</li> : null}
            {preview.reasons.map((one) => (
              <li key={one.operator.id}>
                <span className="preview-name">{one.operator.name}</span>
                <span className="soft">{one.reason}</span>
                {one.wouldRing ? <Badge tone="waiting">Would ring</Badge> : <Badge>Silent</Badge>}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

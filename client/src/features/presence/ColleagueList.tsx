import { useNow } from '../../lib/clock';
import { useMe } from '../../lib/me';
import { presenceOf, presenceSince } from '../../lib/presence.rules';
import { absoluteTime } from '../../lib/time';
import { useColleagues, usePresenceFeed } from './operations';
import './presence.css';

const HALF_A_MINUTE = 30_000;

/** The organization's other operators, where they are and since when, those at the console first. */
export function ColleagueList() {
  usePresenceFeed();
  const me = useMe();
  const now = useNow(HALF_A_MINUTE);
  const { data } = useColleagues();
  const colleagues = (data?.organization.operators ?? [])
    .filter((operator) => operator.id !== me.id && operator.active !== false)
    .map((operator) => ({ ...operator, ...presenceOf(operator.presence) }))
    .sort((one, other) => one.rank - other.rank || one.name.localeCompare(other.name));
  if (colleagues.length === 0) return null;
  return (
    <section className="colleagues" aria-labelledby="colleagues">
      <h2 id="colleagues">Colleagues</h2>
      <ul>
        {colleagues.map((colleague) => (
          <li key={colleague.id}>
            <span className={`dot dot-${colleague.dot}`} aria-hidden />
            <span className="colleague-name">{colleague.name}</span>
            <span
              className="faint small colleague-presence"
              title={colleague.presence ? `Since ${absoluteTime(colleague.presence.since)}` : undefined}
            >
              {presenceSince(colleague.presence, now)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

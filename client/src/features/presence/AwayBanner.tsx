import { Moon } from 'lucide-react';
import { useMe } from '../../lib/me';
import { absenceOf } from '../../lib/presence.rules';
import { connection } from '../../lib/socket';
import { useStore } from '../../lib/store';
import { useAbsenceLimits } from './operations';
import { useActivity } from './use-activity';
import './presence.css';

/** Says so while an absence came by itself, or has gone on for so long that one counts as logged out. */
export function AwayBanner() {
  useActivity();
  const { presence } = useMe();
  const { state } = useStore(connection);
  const limits = useAbsenceLimits(presence?.availability !== 'AWAY');
  const absence = state === 'connected' ? absenceOf(presence, limits) : null;
  return (
    <div role="status">
      {absence ? (
        <p className="away-banner">
          <Moon size={16} aria-hidden />
          <span>
            <strong>{absence.heading}</strong> {absence.rest}
          </span>
        </p>
      ) : null}
    </div>
  );
}

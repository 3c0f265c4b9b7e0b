import { BellOff } from 'lucide-react';
import { Button } from '../../components/Button';
import { ProblemText } from '../../components/ProblemText';
import { useNow } from '../../lib/clock';
import { type MobileChat, useSnooze } from './operations';
import { snoozedAt, snoozeZone, untilWords } from './snooze.rules';
import './snooze.css';

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Keeps a phone silent for a while, and says so for as long as it is. */
export function Snooze({ operatorId, mobileChat }: { operatorId: string; mobileChat: MobileChat }) {
  const { snooze, end, busy, problem } = useSnooze(operatorId);
  const now = useNow(5_000);
  const until = snoozedAt(mobileChat.snoozedUntil, now);
  const zone = snoozeZone(mobileChat.schedule, HERE);
  return (
    <section className="snooze" aria-label="Snooze" data-snoozed={until ? 'yes' : 'no'}>
      <p role="status">
        {until ? (
          <>
            <BellOff size={18} aria-hidden />
            <strong>Snoozed until {untilWords(until, now, zone, HERE)}.</strong> The phone does not ring before.
          </>
        ) : (
          'Not now? Keep the phone silent for a while.'
        )}
      </p>
      <div className="snooze-actions">
        {until ? (
          <Button small look="primary" busy={busy} onClick={() => void end()}>
            End snooze
          </Button>
        ) : (
          <>
            <Button small busy={busy} onClick={() => void snooze('ONE_HOUR')}>
              Not for 1 hour
            </Button>
            <Button small busy={busy} onClick={() => void snooze('UNTIL_TOMORROW_MORNING')}>
              Until tomorrow 09:00
            </Button>
          </>
        )}
      </div>
      <ProblemText problem={problem} />
    </section>
  );
}

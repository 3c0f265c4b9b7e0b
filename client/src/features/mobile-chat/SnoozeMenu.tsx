import { BellOff, BellRing } from 'lucide-react';
import { MenuItem, MenuSeparator } from '../../components/Menu';
import { useNow } from '../../lib/clock';
import { useMe } from '../../lib/me';
import { notify } from '../../lib/notices';
import { useOwnMobileChat, useSnooze } from './operations';
import { snoozedAt, snoozeZone, untilWords } from './snooze.rules';

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Snoozing one's own phone from the user menu; nothing where it never rings anyway. */
export function SnoozeMenu() {
  const me = useMe();
  const mobileChat = useOwnMobileChat();
  const { snooze, end } = useSnooze(me.id);
  const now = useNow(5_000);
  if (!mobileChat || mobileChat.mode === 'OFF' || mobileChat.phoneNumber === null) return null;
  const words = (iso: string) => untilWords(iso, now, snoozeZone(mobileChat.schedule, HERE), HERE);
  const until = snoozedAt(mobileChat.snoozedUntil, now);
  const rest = async (choice: 'ONE_HOUR' | 'UNTIL_TOMORROW_MORNING') => {
    const done = await snooze(choice);
    notify(
      done?.snoozedUntil ? `Your phone is silent until ${words(done.snoozedUntil)}.` : 'That did not work. Try again.',
    );
  };
  const wake = async () => {
    notify((await end()) ? 'Your phone rings again.' : 'That did not work. Try again.');
  };
  return (
    <>
      {until ? (
        <MenuItem onSelect={() => void wake()}>
          <BellRing size={16} aria-hidden />
          End snooze (until {words(until)})
        </MenuItem>
      ) : (
        <>
          <MenuItem onSelect={() => void rest('ONE_HOUR')}>
            <BellOff size={16} aria-hidden />
            Snooze phone for 1 hour
          </MenuItem>
          <MenuItem onSelect={() => void rest('UNTIL_TOMORROW_MORNING')}>
            <BellOff size={16} aria-hidden />
            Snooze phone until tomorrow 09:00
          </MenuItem>
        </>
      )}
      <MenuSeparator />
    </>
  );
}

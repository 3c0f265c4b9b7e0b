import { BellOff } from 'lucide-react';
import { useNow } from '../../lib/clock';
import { useOwnMobileChat } from './operations';
import { snoozedAt } from './snooze.rules';

/** Beside one's name while one's own phone is snoozed. Always there, so that the menu behind it need not wait for its items. */
export function SnoozedMark() {
  const mobileChat = useOwnMobileChat();
  const now = useNow(5_000);
  if (!mobileChat || snoozedAt(mobileChat.snoozedUntil, now) === null) return null;
  return (
    <>
      <BellOff size={14} aria-hidden />
      <span className="hidden-visually">, phone snoozed</span>
    </>
  );
}

/** @jsxImportSource preact */
import type { DemoPhone } from './operations';
import { Sms } from './sms';
import { dayOf, timeOf } from './time';

interface LockScreenProps {
  phone: DemoPhone;
  now: number;
  onShow(token: string): void;
}

/** A locked phone: the time, and the texts that came, newest first. */
export function LockScreen({ phone, now, onShow }: LockScreenProps) {
  const { messages, loggedIn, operatorName } = phone;
  return (
    <div class="lock">
      <p class="day">{dayOf(now)}</p>
      <p class="clock">{timeOf(now)}</p>
      <div class="texts" role="log" aria-label={`Texts on ${operatorName}’s phone`} tabIndex={0}>
        {messages.map((sms) => (
          <Sms key={sms.id} sms={sms} now={now} onShow={onShow} />
        ))}
      </div>
      {messages.length === 0 && <p class="quiet">{loggedIn ? 'Silent while at the console' : 'No texts yet'}</p>}
    </div>
  );
}

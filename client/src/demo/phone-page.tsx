/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { DemoPhone } from './operations';
import { Sms } from './sms';
import { timeOf } from './time';

interface PhonePageProps {
  phone: DemoPhone;
  token: string;
  now: number;
  onShow(token: string): void;
  onHide(): void;
}

/** The real phone page in the drawn phone's browser. A text that comes meanwhile drops in from above. */
export function PhonePage({ phone, token, now, onShow, onHide }: PhonePageProps) {
  const page = useRef<HTMLIFrameElement>(null);
  const newest = phone.messages[0];
  const [seen, setSeen] = useState(newest?.id);
  const shown = newest && newest.id !== seen ? newest : undefined;
  useEffect(() => {
    page.current?.focus({ preventScroll: true });
    // The answer is at the foot of the screen; a keyboard that walks into a page cannot bring its frame into sight.
    page.current?.closest('.phone')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [token]);
  return (
    <div class="browser">
      <p class="status-bar" aria-hidden="true">
        {timeOf(now)}
        <svg viewBox="0 0 44 12">
          <path d="M0 9h2v3H0zM4 7h2v5H4zM8 4h2v8H8zM12 1h2v11h-2z" />
          <rect x="21.5" y="1.5" width="19" height="9" rx="2.5" class="battery" />
          <rect x="23" y="3" width="14" height="6" rx="1" />
        </svg>
      </p>
      <p class="address" aria-hidden="true">
        {location.host}
      </p>
      {/* Keyed: another link is another page, not another fragment of this one. */}
      <iframe key={token} ref={page} src={`/m#${token}`} title={`The chat on ${phone.operatorName}’s phone`} />
      {shown && (
        <div class="banner">
          <Sms
            sms={shown}
            now={now}
            onShow={(next) => {
              setSeen(shown.id);
              onShow(next);
            }}
          />
        </div>
      )}
      <button class="home" type="button" onClick={onHide} aria-label={`${phone.operatorName}’s phone: home`}>
        <span />
      </button>
    </div>
  );
}

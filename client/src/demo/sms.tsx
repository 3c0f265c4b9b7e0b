/** @jsxImportSource preact */
import type { DemoSms } from './operations';
import { ageOf, smsParts } from './sms.rules';
import { timeOf } from './time';

interface SmsProps {
  sms: DemoSms;
  now: number;
  onShow(token: string): void;
}

/** One text as a phone's notification shows it, its link to be tapped. */
export function Sms({ sms, now, onShow }: SmsProps) {
  const { before, link, token, after } = smsParts(sms.body);
  const tap = (event: MouseEvent): void => {
    // With a modifier the browser opens it where it was told to.
    if (!token || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onShow(token);
  };
  return (
    <article class="sms">
      <svg class="app" viewBox="0 0 24 24" aria-hidden="true">
        <rect width="24" height="24" rx="6" />
        <path d="M12 6c-3.9 0-7 2.4-7 5.5 0 1.7 1 3.2 2.5 4.2L7 18.5l2.9-1.7c.7.1 1.4.2 2.1.2 3.9 0 7-2.5 7-5.5S15.9 6 12 6z" />
      </svg>
      <p class="sender">
        <strong>{sms.originator}</strong>
        <time dateTime={sms.receivedAt}>{ageOf(sms.receivedAt, now, timeOf)}</time>
      </p>
      <p class="words">
        {before}
        {link && (
          <a href={`/m#${token}`} onClick={tap}>
            {link}
          </a>
        )}
        {after}
      </p>
    </article>
  );
}

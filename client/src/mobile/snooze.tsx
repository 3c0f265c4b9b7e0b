/** @jsxImportSource preact */
import { serverNow } from '@ringdown/widget/core/http';
import type { View } from './app';
import { untilOf } from './time';

/** How long the phone stays silent; the ring is declined with it. */
export function SnoozeChoices({ phone, texts, onBack }: View & { onBack: () => void }) {
  const busy = Boolean(phone.shown.busy);
  return (
    <div class="snooze" role="group" aria-label={texts.silence}>
      <p class="soft">{texts.silence}</p>
      <button class="choice" type="button" disabled={busy} onClick={() => void phone.snooze('ONE_HOUR')}>
        {texts.oneHour}
      </button>
      <button class="choice" type="button" disabled={busy} onClick={() => void phone.snooze('UNTIL_TOMORROW_MORNING')}>
        {texts.untilMorning}
      </button>
      <button class="plain" type="button" disabled={busy} onClick={onBack}>
        {texts.back}
      </button>
    </div>
  );
}

/** Until when the phone is silent, and the way back. */
export function Snoozed({ phone, texts, until, detail }: View & { until: string; detail?: string }) {
  const waking = phone.shown.busy === 'wake';
  return (
    <main class="notice-page">
      <div role="status">
        <h1>{texts.silentUntil(untilOf(until, serverNow()))}</h1>
      </div>
      <p>{detail ?? texts.declined}</p>
      <button class="choice" type="button" disabled={waking} onClick={() => void phone.wake()}>
        {waking ? texts.waking : texts.wake}
      </button>
    </main>
  );
}

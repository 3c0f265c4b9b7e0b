import { createStore } from '../../lib/store';

const KEY = 'ringdown.dismissed-alarms';
/** Only the last few incidents can still come back. */
const KEPT = 20;

/** The incidents whose banner was closed in this browser. */
export const dismissedAlarms = createStore<readonly string[]>(read());

/** Closes the banner of an incident, also where it comes and goes; the next incident shows again. */
export function dismissAlarm(id: string): void {
  dismissedAlarms.set((before) => [...before.filter((one) => one !== id), id].slice(-KEPT));
  try {
    localStorage.setItem(KEY, JSON.stringify(dismissedAlarms.get()));
  } catch {
    // Private windows may refuse; the choice then lasts as long as the page.
  }
}

function read(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

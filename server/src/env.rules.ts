import type { Variables } from './env-variables.js';

/**
 * The faults that lie between variables, each named by the one to change. `read` lacks those that were unusable by
 * themselves, `source` tells whether they were set at all.
 */
export function crossFaults(read: Partial<Variables>, source: Record<string, string | undefined>): string[] {
  const isSet = (name: keyof Variables): boolean => (source[name] ?? '').trim() !== '';
  const faults: string[] = [];
  const chosen = read.SMS_PROVIDER ?? (isSet('MESSAGEBIRD_ACCESS_KEY') ? 'messagebird' : 'simulator');
  if (chosen === 'messagebird' && !isSet('MESSAGEBIRD_ACCESS_KEY')) {
    faults.push('MESSAGEBIRD_ACCESS_KEY: must be set where SMS_PROVIDER is messagebird.');
  }
  if ((chosen === 'messagebird' || isSet('MESSAGEBIRD_ACCESS_KEY')) && !isSet('MESSAGEBIRD_ORIGINATOR')) {
    faults.push('MESSAGEBIRD_ORIGINATOR: must be set where MESSAGEBIRD_ACCESS_KEY is: whom the SMS are from.');
  }
  if (chosen === 'messagebird' && read.DEMO === true) {
    faults.push('DEMO: must not be true with a real SMS provider: its accounts have a public password.');
  }
  return faults;
}

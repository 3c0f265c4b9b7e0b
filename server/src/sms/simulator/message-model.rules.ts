import { SmsStatus } from '../../vocabulary.js';

/*
 * How a message lives at a provider: accepted, sent, perhaps kept for a while, then delivered or not. The simulator's
 * phones and the tests' double of a provider follow the same model.
 */

/** What a message becomes some time after it was accepted. */
export interface Step {
  afterMs: number;
  status: SmsStatus;
  /** The network's words and code for a failure. */
  reason?: string;
  errorCode?: number;
}

/** A message's life, in order of time; the first step is at 0. */
export type Script = readonly Step[];

/** What happens to most messages. */
export const DELIVERED_SOON: Script = [
  { afterMs: 0, status: SmsStatus.SENT },
  { afterMs: 800, status: SmsStatus.DELIVERED },
];

const FINAL: SmsStatus[] = [SmsStatus.DELIVERED, SmsStatus.FAILED, SmsStatus.EXPIRED];

/** A script as it runs with a validity: what would come later does not, and what is not delivered by then has expired. */
export function stepsWithin(script: Script, validitySeconds: number): Step[] {
  const endMs = validitySeconds * 1000;
  const steps: Step[] = [];
  for (const step of script) {
    if (step.afterMs > endMs) break;
    steps.push(step);
    if (FINAL.includes(step.status)) return steps;
  }
  return [...steps, { afterMs: endMs, status: SmsStatus.EXPIRED, reason: 'Expired' }];
}

/** How far a message accepted at `acceptedAt` has come. */
export function stepAt(steps: readonly Step[], acceptedAt: Date, now: Date): Step {
  const age = now.getTime() - acceptedAt.getTime();
  return steps.findLast(({ afterMs }) => afterMs <= age) ?? steps[0] ?? { afterMs: 0, status: SmsStatus.SENT };
}

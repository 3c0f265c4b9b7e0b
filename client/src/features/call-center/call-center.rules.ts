import { inWords } from '../../lib/time';

/** What is stored, and what the server takes. */
export interface Stored {
  callRouting: 'RING_ALL' | 'ROUND_ROBIN';
  ringTimeoutSeconds: number;
  maximumWaitSeconds: number;
  overflowAfterSeconds: number | null;
  secondPass: boolean;
  mobileCapacity: number;
  autoAwayMinutes: number | null;
  awayLogsOutMinutes: number | null;
}

/** The numbers of the form: from, to, of what (environment.md, "Input limits"). */
export const LIMITS = {
  ringTimeoutSeconds: [5, 300, 'seconds'],
  maximumWaitSeconds: [10, 3600, 'seconds'],
  overflowAfterSeconds: [5, 3600, 'seconds'],
  mobileCapacity: [1, 20, 'chats'],
  autoAwayMinutes: [1, 480, 'minutes'],
  awayLogsOutMinutes: [1, 1440, 'minutes'],
} as const;

export type NumberName = keyof typeof LIMITS;

/** Those that may be off, with what is suggested when they are switched on. */
const SUGGESTED = { overflowAfterSeconds: 30, autoAwayMinutes: 10, awayLogsOutMinutes: 30 } as const;

export type SwitchedName = keyof typeof SUGGESTED;

const NAMES = Object.keys(LIMITS) as NumberName[];
const isSwitched = (name: NumberName): name is SwitchedName => name in SUGGESTED;

/** The form as typed: numbers are still text, and some are switched off. */
export interface CallCenterDraft {
  callRouting: Stored['callRouting'];
  secondPass: boolean;
  numbers: Record<NumberName, string>;
  on: Record<SwitchedName, boolean>;
}

/** The form as it opens. */
export function draftOf(stored: Stored): CallCenterDraft {
  const textOf = (name: NumberName): string => String(stored[name] ?? (isSwitched(name) ? SUGGESTED[name] : ''));
  return {
    callRouting: stored.callRouting,
    secondPass: stored.secondPass,
    numbers: {
      ringTimeoutSeconds: textOf('ringTimeoutSeconds'),
      maximumWaitSeconds: textOf('maximumWaitSeconds'),
      overflowAfterSeconds: textOf('overflowAfterSeconds'),
      mobileCapacity: textOf('mobileCapacity'),
      autoAwayMinutes: textOf('autoAwayMinutes'),
      awayLogsOutMinutes: textOf('awayLogsOutMinutes'),
    },
    on: {
      overflowAfterSeconds: stored.overflowAfterSeconds !== null,
      autoAwayMinutes: stored.autoAwayMinutes !== null,
      awayLogsOutMinutes: stored.awayLogsOutMinutes !== null,
    },
  };
}

/** What is wrong with a number, in a sentence; null when it is whole and within its limits. */
export function numberFault(name: NumberName, text: string): string | null {
  const [least, most, unit] = LIMITS[name];
  const typed = /^\d{1,5}$/u.test(text.trim()) ? Number(text.trim()) : null;
  return typed !== null && typed >= least && typed <= most
    ? null
    : `A whole number of ${unit} from ${least} to ${most}.`;
}

/** Every fault of the form, by its field, in the form's order; what is switched off is left alone. */
export function faultsOf({ numbers, on }: CallCenterDraft): { field: NumberName; message: string }[] {
  return NAMES.flatMap((field) => {
    const message = isSwitched(field) && !on[field] ? null : numberFault(field, numbers[field]);
    return message === null ? [] : [{ field, message }];
  });
}

/** The form as the server takes it. */
export function inputOf({ callRouting, secondPass, numbers, on }: CallCenterDraft): Stored {
  const switched = (name: SwitchedName): number | null => (on[name] ? Number(numbers[name]) : null);
  return {
    callRouting,
    ringTimeoutSeconds: Number(numbers.ringTimeoutSeconds),
    maximumWaitSeconds: Number(numbers.maximumWaitSeconds),
    overflowAfterSeconds: switched('overflowAfterSeconds'),
    secondPass,
    mobileCapacity: Number(numbers.mobileCapacity),
    autoAwayMinutes: switched('autoAwayMinutes'),
    awayLogsOutMinutes: switched('awayLogsOutMinutes'),
  };
}

/** Whether leaving the page would lose something: the form says something else than what is stored. */
export function isChanged(draft: CallCenterDraft, stored: Stored): boolean {
  const wanted = inputOf(draft);
  return (Object.keys(wanted) as (keyof Stored)[]).some((name) => wanted[name] !== stored[name]);
}

/** What a number means, in a sentence. Empty while the number makes no sense. */
export function meaning(name: NumberName, text: string): string {
  if (numberFault(name, text) !== null) return '';
  const typed = Number(text);
  switch (name) {
    case 'ringTimeoutSeconds':
      return `With Round Robin, one phone rings for ${inWords(typed)} before the next one does.`;
    case 'maximumWaitSeconds':
      return `A visitor waits ${inWords(typed)} at most, then may leave a message.`;
    case 'overflowAfterSeconds':
      return `When the consoles have not answered for ${inWords(typed)}, phones ring too.`;
    case 'mobileCapacity':
      return `An operator with ${typed === 1 ? 'a chat' : `${typed} chats`} on the phone is not rung for another, but may still accept one.`;
    case 'autoAwayMinutes':
      return `An operator who does nothing at any console for ${minutes(typed)} is set to away.`;
    case 'awayLogsOutMinutes':
      return `After being away for ${minutes(typed)} an operator counts as logged out, so the phone may ring.`;
  }
}

function minutes(count: number): string {
  return count === 1 ? '1 minute' : `${count} minutes`;
}

import type { Caller } from '../access/caller.js';
import type { LimitName } from '../access/rate-limits.js';
import { Refusal } from '../errors.js';
import type { RootCall, RootGuard } from './schema.js';

/** Public operations, limited per address. */
const PER_ADDRESS: Record<string, LimitName> = {
  requestChat: 'requestChat',
  leaveMessage: 'leaveMessage',
  createOrganization: 'createOrganization',
};
/** What participants do, limited per participant and chat. */
const PER_PARTICIPANT: Record<string, LimitName> = {
  sendMessage: 'sendMessage',
  setTyping: 'setTyping',
  reportReceipts: 'reportReceipts',
  rateChat: 'changeOwn',
  leaveContact: 'changeOwn',
  requestTranscript: 'changeOwn',
};
/** Operations by the token of a link: only those that lead nowhere count. */
const BY_LINK = new Set([
  'ring',
  'ringEvents',
  'openRing',
  'acceptRing',
  'declineRing',
  'snoozeRing',
  'endRingSnooze',
  'sendNewLink',
]);

/** Applies the rate limits to the root fields, so that commands need not know of them. */
export const rateLimited: RootGuard = (call, run) => {
  const { field, context } = call;
  const perAddress = PER_ADDRESS[field];
  if (perAddress) context.limits.take(perAddress, context.ip);
  const perParticipant = PER_PARTICIPANT[field];
  if (perParticipant) context.limits.take(perParticipant, participant(call));
  return BY_LINK.has(field) ? guessed(call, run) : run();
};

/** Counts a link as a guess until it turns out to lead somewhere, so that guesses at once count too. */
async function guessed({ context }: RootCall, run: () => Promise<unknown>): Promise<unknown> {
  context.limits.take('ringGuess', context.ip);
  let found = true;
  try {
    const answer = await run();
    found = answer !== null;
    return answer;
  } catch (error) {
    found = !(error instanceof Refusal && error.code === 'NOT_FOUND');
    throw error;
  } finally {
    if (found) context.limits.giveBack('ringGuess', context.ip);
  }
}

function participant({ args, context }: RootCall): string {
  const input = (args.input ?? args) as { chatId?: unknown };
  return `${identity(context.caller)} ${String(input.chatId)}`;
}

function identity(caller: Caller): string {
  if (caller.kind === 'anonymous') return 'anonymous';
  return caller.kind === 'visitor' ? `visitor ${caller.chatId}` : `operator ${caller.operatorId}`;
}

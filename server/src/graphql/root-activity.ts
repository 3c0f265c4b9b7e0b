import type { OperatorCaller } from '../access/caller.js';
import { noteActivity, noteFrequentActivity } from '../presence/activity.js';
import type { Services } from '../services.js';
import type { RootCall, RootGuard } from './schema.js';

/** These say themselves whether the operator takes chats from now on. */
const SPEAK_FOR_THEMSELVES = new Set(['setAvailability', 'signOut']);
/** What operators do again and again while they talk. */
const FREQUENT = new Set(['sendMessage', 'setTyping', 'reportReceipts']);

/** Any mutation of an operator is activity of theirs (docs/decisions, "Presence is a lease"), once `guard` let it pass. */
export function activityNoted(guard: RootGuard): RootGuard {
  return (call, run) => (call.operation === 'mutation' ? guard(call, () => doneActively(call, run)) : guard(call, run));
}

async function doneActively({ field, context }: RootCall, run: () => Promise<unknown>): Promise<unknown> {
  const before = context.caller;
  if (before.kind === 'operator') await note(field, context.services, before);
  const answer = await run();
  const { caller } = context;
  // They just signed in.
  if (before.kind !== 'operator' && caller.kind === 'operator') await note(field, context.services, caller);
  return answer;
}

async function note(field: string, services: Services, caller: OperatorCaller): Promise<void> {
  if (SPEAK_FOR_THEMSELVES.has(field)) services.activity.note(caller.operatorId);
  else if (FREQUENT.has(field)) await noteFrequentActivity(services, caller);
  else await noteActivity(services, caller);
}

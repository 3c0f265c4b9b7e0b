import { noteActivity, noteFrequentActivity } from '../presence/activity.js';
import type { RootCall, RootGuard } from './schema.js';

/** These say themselves whether the operator takes chats from now on. */
const SPEAK_FOR_THEMSELVES = new Set(['setAvailability', 'signOut']);
/** What operators do again and again while they talk. */
const FREQUENT = new Set(['sendMessage', 'setTyping', 'reportReceipts']);

/** Any mutation of an operator is activity of theirs (docs/decisions, "Presence is a lease"), once `guard` let it pass. */
export function activityNoted(guard: RootGuard): RootGuard {
  return (call, run) =>
    guard(call, async () => {
      if (call.operation !== 'mutation') return run();
      const before = call.context.caller.kind;
      if (before === 'operator') await note(call);
      const answer = await run();
      // They just signed in.
      if (before !== 'operator') await note(call);
      return answer;
    });
}

async function note({ field, context: { services, caller } }: RootCall): Promise<void> {
  if (caller.kind !== 'operator') return;
  if (SPEAK_FOR_THEMSELVES.has(field)) services.activity.note(caller.operatorId);
  else if (FREQUENT.has(field)) await noteFrequentActivity(services, caller);
  else await noteActivity(services, caller);
}

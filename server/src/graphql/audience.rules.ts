import { asAdministrator } from '../access/access.rules.js';
import type { Caller } from '../access/caller.js';
import { forbidden, unauthenticated } from '../errors.js';
import type { Audience } from './allow.js';

/**
 * Lets the caller through to an operation or throws: UNAUTHENTICATED to who proved nothing, FORBIDDEN to the wrong kind
 * of caller. An administrator is an operator; a phone is not, nor is a visitor (environment.md, "Callers").
 */
export function admit(caller: Caller, audience: Audience[]): void {
  if (audience.includes('anyone')) return;
  if (caller.kind === 'anonymous') throw unauthenticated();
  if (audience.includes(caller.kind)) return;
  if (audience.includes('administrator')) asAdministrator(caller);
  else throw forbidden(refusalTo(caller));
}

function refusalTo(caller: Caller): string {
  return caller.kind === 'operator' ? 'This is not for operators.' : 'Only operators may do this.';
}

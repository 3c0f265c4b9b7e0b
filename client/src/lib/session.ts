import { createStore } from './store';

/** Operations that are asked without a session: their UNAUTHENTICATED means something else. */
const WITHOUT_SESSION = new Set(['SignIn', 'CreateOrganization', 'Installation']);

/** Whether an operation's UNAUTHENTICATED means that the session has ended. */
export function needsSession(operationName: string | undefined): boolean {
  return !WITHOUT_SESSION.has(operationName ?? '');
}

/**
 * True from the moment the server says that nobody is signed in any more until somebody signs in again. The screens stay as they are
 * behind the sign-in page, so that nothing typed is lost.
 */
export const sessionExpired = createStore(false);

import { createStore } from './store';

/**
 * True from the moment the server says that nobody is signed in any more until somebody signs in again. The screens stay as they are
 * behind the sign-in page, so that nothing typed is lost.
 */
export const sessionExpired = createStore(false);

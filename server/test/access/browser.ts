import { ApiClient } from '../harness/api-client.js';
import { SIGN_IN } from '../harness/documents.js';
import { cookieOf } from '../harness/given.js';

/** Signs in as a browser at PUBLIC_URL does, with a cookie. */
export async function signedIn(url: string, who: { email: string; password: string }): Promise<ApiClient> {
  const browser = new ApiClient(url, { origin: url });
  const variables = { input: { email: who.email, password: who.password } };
  const response = await browser.post(JSON.stringify({ query: SIGN_IN, variables }));
  return browser.as({ origin: url, cookie: cookieOf(response) });
}

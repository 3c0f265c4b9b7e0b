import { median } from '../statistics.mjs';
import { INBOX, LAST_LINES, SEND, UNREAD } from './documents.mjs';
import { openGraphql } from './graphql.mjs';

const DOCUMENTS = { inbox: INBOX, 'last 50': LAST_LINES, unread: UNREAD, insert: SEND };

/**
 * Runs operations one after the other over one socket each: `lists` name an operation, who asks, and the variables of each
 * time. Resolves with the p50 in milliseconds by name.
 */
export async function timeOperations({ url, lists }) {
  const p50 = {};
  for (const { name, token, variables } of lists) {
    const client = await openGraphql(url, token);
    const times = [];
    for (const one of variables) {
      const begun = performance.now();
      await client.run(DOCUMENTS[name], one);
      times.push(performance.now() - begun);
    }
    client.close();
    p50[name] = median(times);
  }
  return p50;
}

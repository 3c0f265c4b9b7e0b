import { median } from '../statistics.mjs';
import * as documents from './documents.mjs';
import { openGraphql } from './graphql.mjs';

/**
 * Runs operations one after the other over one socket each: `lists` name a document, who asks, and the variables of each
 * time. Resolves with the p50 in milliseconds by name.
 */
export async function timeOperations({ url, lists }) {
  const p50 = {};
  for (const { name, document, token, variables } of lists) {
    const client = await openGraphql(url, token);
    const times = [];
    for (const one of variables) {
      const begun = performance.now();
      await client.run(documents[document], one);
      times.push(performance.now() - begun);
    }
    client.close();
    p50[name] = median(times);
  }
  return p50;
}

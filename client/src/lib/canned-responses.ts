import { useQuery } from '@apollo/client/react';
import { graphql, type ResultOf } from './graphql';

export const CannedResponses = graphql(`
  query CannedResponses {
    cannedResponses {
      id
      title
      body
      shared
    }
  }
`);

/** A text kept ready: everybody's, or one's own. */
export type CannedResponse = ResultOf<typeof CannedResponses>['cannedResponses'][number];

/** What the signed-in operator may send, by title; fresh whenever a screen asks. */
export const useCannedResponses = () => useQuery(CannedResponses, { fetchPolicy: 'cache-and-network' });

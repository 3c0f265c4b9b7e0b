import { ApolloClient, InMemoryCache } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { ApolloLink } from '@apollo/client/link';

import { ErrorLink } from '@apollo/client/link/error';
import { HttpLink } from '@apollo/client/link/http';
import { OperationTypeNode } from 'graphql';
import { cachePolicies, possibleTypes } from './cache-policies';
import { noteServerDate } from './clock';
import { liveLink } from './live-link';
import { needsSession, sessionExpired } from './session';

const noticeExpiry = new ErrorLink(({ error, operation }) => {
  if (!CombinedGraphQLErrors.is(error) || !needsSession(operation.operationName)) return;
  if (error.errors.some((one) => one.extensions?.['code'] === 'UNAUTHENTICATED')) sessionExpired.set(true);
});

async function timedFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const sentAt = Date.now();
  const response = await fetch(input, init);
  noteServerDate(response.headers.get('date'), sentAt, Date.now());
  return response;
}

const transport = ApolloLink.split(
  ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
  liveLink,
  new HttpLink({ uri: '/graphql', credentials: 'same-origin', fetch: timedFetch }),
);

/** The console's GraphQL client: same-origin requests with the session cookie, subscriptions over the live socket. */
export const apollo = new ApolloClient({
  link: ApolloLink.from([noticeExpiry, transport]),
  cache: new InMemoryCache({ typePolicies: cachePolicies, possibleTypes }),
  defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' } },
});

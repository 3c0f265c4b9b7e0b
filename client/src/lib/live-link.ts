import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { ApolloLink } from '@apollo/client/link';
import { print } from '@apollo/client/utilities';
import type { GraphQLFormattedError } from 'graphql';
import { Observable } from 'rxjs';
import { liveSocket } from './socket';

/** Variables that change between a first subscribe and a subscribe after a lost connection, such as afterSeq. */
export type Resume = () => Record<string, unknown>;

function asError(error: unknown): Error {
  if (error instanceof Error) return error;
  if (Array.isArray(error)) return new CombinedGraphQLErrors({ errors: error as GraphQLFormattedError[] });
  return new Error('The live connection closed.');
}

/**
 * Subscriptions over the one socket. graphql-ws repeats the same payload after a reconnection; here the variables are read anew each
 * time it is sent, so that a feed resumes after the last event it saw.
 */
export const liveLink = new ApolloLink(
  (operation) =>
    new Observable((observer) => {
      const resume = operation.getContext()['resume'] as Resume | undefined;
      return liveSocket.subscribe(
        {
          query: print(operation.query),
          operationName: operation.operationName,
          get variables() {
            return { ...operation.variables, ...resume?.() };
          },
        },
        {
          next: (result) => observer.next(result as ApolloLink.Result),
          error: (error) => observer.error(asError(error)),
          complete: () => observer.complete(),
        },
      );
    }),
);

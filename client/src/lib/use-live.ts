import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useEffectEvent } from 'react';
import { backoff } from './backoff.rules';
import type { Resume } from './live-link';
import { toProblem } from './problem';
import { waitOrWake } from './wake';

interface Feed<Data, Variables> {
  variables: Variables;
  /** Variables to use instead when subscribing again after a lost connection. */
  resume?: Resume;
  skip?: boolean;
  onData: (data: Data) => void;
}

/** Codes after which asking again is pointless: the answer would be the same. */
const FINAL = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']);

/** Follows a subscription for as long as the component lives, also when the server ends it (an overflowing feed is cut and resumed). */
export function useLive<Data, Variables extends OperationVariables>(
  query: TypedDocumentNode<Data, Variables>,
  { variables, resume, skip = false, onData }: Feed<Data, Variables>,
): void {
  const client = useApolloClient();
  const receive = useEffectEvent(onData);
  const resumeNow = useEffectEvent((): Record<string, unknown> => resume?.() ?? {});
  const current = useEffectEvent(() => variables);
  const key = JSON.stringify(variables);

  useEffect(() => {
    if (skip) return undefined;
    let stopped = false;
    let failures = 0;
    let follow = { unsubscribe: () => {} };
    const again = async (error?: unknown): Promise<void> => {
      if (error !== undefined && FINAL.has(toProblem(error).code)) return;
      await waitOrWake(backoff(failures++, Math.random()));
      if (!stopped) start();
    };
    const start = () => {
      follow = client
        .subscribe<Data, OperationVariables>({ query, variables: current(), context: { resume: () => resumeNow() } })
        .subscribe({
          next: ({ data, error }) => {
            if (data) {
              failures = 0;
              receive(data);
            } else if (error) void again(error);
          },
          error: (error: unknown) => void again(error),
          complete: () => void again(),
        });
    };
    start();
    return () => {
      stopped = true;
      follow.unsubscribe();
    };
  }, [client, query, key, skip]);
}

import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { type DocumentNode, getOperationAST } from 'graphql';
import { useCallback, useState } from 'react';
import { type Problem, toProblem } from './problem';
import { needsSession } from './session';

/** A mutation as a form or button uses it. `run` resolves with the answer, or with null after setting `problem`; it never throws. */
export interface Operation<Data, Variables> {
  run: (variables: Variables) => Promise<Data | null>;
  busy: boolean;
  problem: Problem | null;
  clear: () => void;
}

function nameOf(document: DocumentNode): string | undefined {
  return getOperationAST(document)?.name?.value;
}

/** Runs a mutation, then asks again for the lists it changes. Everything else follows through the cache. */
export function useOperation<Data, Variables extends OperationVariables>(
  mutation: TypedDocumentNode<Data, Variables>,
  refetchQueries: DocumentNode[] = [],
): Operation<Data, Variables> {
  const client = useApolloClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async (variables: Variables): Promise<Data | null> => {
    setBusy(true);
    setProblem(null);
    try {
      const result = await client.mutate<Data, OperationVariables>({ mutation, variables, refetchQueries });
      return result.data ?? null;
    } catch (error) {
      const found = toProblem(error);
      // The sign-in page says the rest, and the form behind it is as it was when its owner is back.
      if (found.code !== 'UNAUTHENTICATED' || !needsSession(nameOf(mutation))) setProblem(found);
      return null;
    } finally {
      setBusy(false);
    }
  };
  const clear = useCallback(() => setProblem(null), []);
  return { run, busy, problem, clear };
}

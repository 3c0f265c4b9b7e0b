import type { initGraphQLTada, TadaDocumentNode } from 'gql.tada';
import type { introspection } from '../generated/graphql-env';

type Tada = initGraphQLTada<{
  introspection: introspection;
  scalars: { DateTime: string };
  disableMasking: true;
}>;

/** A GraphQL operation that knows the types of its result and variables, and ships as its text. */
export type Operation<Result, Variables> = TadaDocumentNode<Result, Variables>;

/**
 * Types an operation against schema.graphql. At run time an operation is its text and nothing else: a visitor's browser should not
 * carry a GraphQL parser. Hence the cast; `sourceOf` is the only reader.
 */
export const graphql = ((source: string, fragments: readonly unknown[] = []): string =>
  [source, ...fragments].join('\n')) as unknown as Tada;

/** The text of an operation as it goes over the wire. */
export function sourceOf<Result, Variables>(operation: Operation<Result, Variables>): string {
  return operation as unknown as string;
}

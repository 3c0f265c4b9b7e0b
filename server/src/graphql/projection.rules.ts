import { Kind, visit, type ASTNode, type DocumentNode } from 'graphql';

/**
 * The variables that shape what a subscription's events look like: all of a document but those that are only arguments of
 * its operations' root fields, which say what is subscribed to. In alphabetical order.
 */
export function shapingVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  for (const part of document.definitions.flatMap(shapingParts)) {
    visit(part, { Variable: ({ name }) => void names.add(name.value) });
  }
  return [...names].sort();
}

/** What of a definition decides the shape: fragments wholly, even where they hold root fields. */
function shapingParts(definition: DocumentNode['definitions'][number]): readonly ASTNode[] {
  if (definition.kind !== Kind.OPERATION_DEFINITION) return [definition];
  return definition.selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD
      ? [...(selection.directives ?? []), ...(selection.selectionSet?.selections ?? [])]
      : [selection],
  );
}

/** What was given for these variables, as text that is the same for the same shape. */
export function shapeOf(names: readonly string[], given: Readonly<Record<string, unknown>> | null | undefined): string {
  return JSON.stringify(names.map((name) => [name, given?.[name]]).filter(([, value]) => value !== undefined));
}

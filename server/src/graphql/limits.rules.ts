import { GraphQLError, Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';

/** Most fields or aliases of one operation, fragments expanded (environment.md, "Input limits"). */
export const FIELD_LIMIT = 300;
/** Deepest nesting of fields of one operation. */
export const DEPTH_LIMIT = 12;
/** Most lexical tokens of one document: what 300 fields with their arguments never need. */
export const TOKEN_LIMIT = 5000;

/** How large a selection is. */
interface Size {
  fields: number;
  depth: number;
}

const NOTHING: Size = { fields: 0, depth: 0 };

/**
 * What is wrong with the size of a document's operations; empty when nothing is. Runs before validation, whose cost
 * grows faster than the document. Each fragment is measured once, so that nested ones cost nothing either.
 */
export function sizeErrors(document: DocumentNode): GraphQLError[] {
  const measure = measurer(document);
  const errors: GraphQLError[] = [];
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const size = measure(definition.selectionSet);
    if (size.fields > FIELD_LIMIT) errors.push(tooLarge(`At most ${FIELD_LIMIT} fields fit in one operation.`));
    if (size.depth > DEPTH_LIMIT) errors.push(tooLarge(`Fields may be nested at most ${DEPTH_LIMIT} deep.`));
  }
  return errors;
}

const tooLarge = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });

function measurer(document: DocumentNode): (set: SelectionSetNode | undefined) => Size {
  const fragments = new Map(
    document.definitions
      .filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node]),
  );
  const measured = new Map<string, Size>();
  const ofFragment = (name: string): Size => {
    const known = measured.get(name);
    if (known) return known;
    // A cycle counts nothing here: validation tells it.
    measured.set(name, NOTHING);
    const size = ofSet(fragments.get(name)?.selectionSet);
    measured.set(name, size);
    return size;
  };
  const ofSelection = (selection: SelectionSetNode['selections'][number]): Size => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return ofFragment(selection.name.value);
    const inner = ofSet(selection.selectionSet);
    return selection.kind === Kind.INLINE_FRAGMENT ? inner : withField(selection.name.value, inner);
  };
  const ofSet = (set: SelectionSetNode | undefined): Size =>
    set ? set.selections.map(ofSelection).reduce(sum) : NOTHING;
  return ofSet;
}

/** Unwrapping a type by `ofType`, as introspection does, is no deeper than the type: tools ask nine of them. */
function withField(name: string, inner: Size): Size {
  return { fields: inner.fields + 1, depth: inner.depth + (name === 'ofType' ? 0 : 1) };
}

function sum(a: Size, b: Size): Size {
  return { fields: a.fields + b.fields, depth: Math.max(a.depth, b.depth) };
}

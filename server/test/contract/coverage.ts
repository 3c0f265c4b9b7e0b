import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isListType,
  isObjectType,
  isUnionType,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
} from 'graphql';

/*
 * What the contract promises, and which of it a test has held against a value. Each promise has a name:
 * Type.field, Type.field(argument), Input.field, Enum.VALUE and Union|Member.
 */

/** Every promise of a schema, by name. */
export function promisesOf(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type))
    .flatMap(promisesOfType);
}

function promisesOfType(type: GraphQLNamedType): string[] {
  if (isEnumType(type)) return type.getValues().map(({ name }) => `${type.name}.${name}`);
  if (isUnionType(type)) return type.getTypes().map(({ name }) => `${type.name}|${name}`);
  if (isInputObjectType(type)) return Object.keys(type.getFields()).map((field) => `${type.name}.${field}`);
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap(({ name, args }) => [
    `${type.name}.${name}`,
    ...args.map((arg) => `${type.name}.${name}(${arg.name})`),
  ]);
}

/** Notes what was sent as an input: the fields of input objects and the values of enums, however deep. */
export function noteInput(kept: Set<string>, type: GraphQLType | null | undefined, value: unknown): void {
  if (!type || value === null || value === undefined) return;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    for (const item of Array.isArray(value) ? (value as unknown[]) : [value]) noteInput(kept, nullable.ofType, item);
  } else if (isEnumType(nullable)) {
    if (typeof value === 'string') kept.add(`${nullable.name}.${value}`);
  } else if (isInputObjectType(nullable)) {
    for (const [name, inner] of Object.entries(value)) {
      const field = nullable.getFields()[name];
      if (!field) continue;
      kept.add(`${nullable.name}.${name}`);
      noteInput(kept, field.type, inner);
    }
  }
}

/** Notes a received value that was asserted: an enum's value. */
export function noteOutput(kept: Set<string>, type: GraphQLType, received: unknown): void {
  const named = getNamedType(type);
  if (!isEnumType(named)) return;
  for (const value of Array.isArray(received) ? (received as unknown[]) : [received]) {
    if (typeof value === 'string') kept.add(`${named.name}.${value}`);
  }
}

/** Whether objects of this type have fields to be selected. */
export function hasFields(type: GraphQLType): boolean {
  return isCompositeType(getNamedType(type));
}

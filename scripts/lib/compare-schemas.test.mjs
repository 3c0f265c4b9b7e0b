import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { missesOf, undescribed } from './compare-schemas.mjs';

const CONTRACT = `
  enum Role { ADMINISTRATOR OPERATOR }
  union Result = Done | Refused
  type Done { id: ID! }
  type Refused { reason: String }
  input Wish { name: String! role: Role = OPERATOR }
  type Query { chats(first: Int = 25, after: String): [Done] wish(input: Wish!): Result! }
`;
const misses = (change) => missesOf(buildSchema(CONTRACT), buildSchema(change(CONTRACT)));
const replace = (from, to) => misses((text) => text.replace(from, to));

describe('the comparison of a schema with its contract', () => {
  it('finds nothing where they are the same', () => {
    expect(misses((text) => text)).toEqual([]);
  });

  it.each([
    ['a field of its own', 'type Done {', 'type Done { more: Int'],
    ['an optional argument of its own', 'after: String', 'after: String, before: String'],
    ['an output that is never null', ': [Done]', ': [Done!]!'],
    ['an input that need not be given', 'name: String!', 'name: String'],
    ['an enum value of its own', 'OPERATOR }', 'OPERATOR GUEST }'],
  ])('allows %s', (_what, from, to) => {
    expect(replace(from, to)).toEqual([]);
  });

  it.each([
    ['a missing enum value', 'ADMINISTRATOR OPERATOR', 'OPERATOR', 'Role ADMINISTRATOR is missing'],
    ['a missing union member', 'Done | Refused', 'Done', 'union Result: Refused is missing'],
    ['a missing field', '{ reason: String }', '{ other: String }', 'Refused.reason is missing'],
    ['a missing argument', ', after: String', '', 'Query.chats(…) after is missing'],
    ['an output that may now be null', 'id: ID!', 'id: ID', 'Done.id is ID, the contract says ID!'],
    ['another type', 'reason: String', 'reason: Int', 'Refused.reason is Int, the contract says String'],
    ['one thing for a list of them', ': [Done]', ': Done', 'Query.chats is Done, the contract says [Done]'],
    ['an input that is now required', 'after: String', 'after: String!', 'after is String!, the contract says String'],
    ['another default', '= 25', '= 50', 'Query.chats(…) first has the default 50, not 25'],
    [
      'a required argument of its own',
      'after: String',
      'after: String, x: Int!',
      'x is required and not in the contract',
    ],
    [
      'a required input field of its own',
      'input Wish {',
      'input Wish { x: Int!',
      'x is required and not in the contract',
    ],
    [
      'another kind of type',
      'union Result = Done | Refused',
      'type Result { id: ID }',
      'Result is a GraphQLObjectType',
    ],
  ])('refuses %s', (_what, from, to, miss) => {
    expect(replace(from, to).join('\n')).toContain(miss);
  });

  it('refuses a missing type', () => {
    const schema = buildSchema('type Query { chats: Int }');
    expect(missesOf(buildSchema(CONTRACT), schema)).toContain('Wish is missing');
  });
});

describe('the search for what has no description', () => {
  it('names types, fields, arguments, enum values and input fields', () => {
    const schema = buildSchema(CONTRACT);
    const found = undescribed(schema).map((line) => line.replace(' has no description', ''));
    for (const name of ['Role', 'Role.OPERATOR', 'Result', 'Wish.name', 'Query.chats', 'Query.chats(first)']) {
      expect(found).toContain(name);
    }
  });

  it('is content where everything has one', () => {
    expect(undescribed(buildSchema('"q" type Query { "f" f("a" a: Int): Int }'))).toEqual([]);
  });
});

import { buildSchema, execute, parse, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../errors.js';
import { CompiledOperations } from './compiled-operations.js';
import { tellResult } from './errors.js';

const SCHEMA = `
  enum Status { WAITING ACTIVE }
  interface Named { name: String! }
  type Visitor implements Named { name: String! secret: String }
  type Operator implements Named { name: String! hidden: String! }
  union Who = Visitor | Operator
  type Chat { id: ID! status: Status! lines(first: Int = 2): [String!]! with: [Who!]! lost: Operator refused: String late: Int! }
  input Line { chatId: ID! body: String! }
  type Query { chat(id: ID!): Chat chats(status: Status): [Chat!]! }
  type Mutation { add(line: Line!): Int! }
`;

/** Resolvers that answer at once, later, not at all, and with each kind of failure. */
function schemaOf(added: string[]): GraphQLSchema {
  const schema = buildSchema(SCHEMA);
  const fields = (type: string) => (schema.getType(type) as GraphQLObjectType).getFields();
  const chat = (id: unknown) => ({ id, status: 'ACTIVE', with: [{ name: 'Vera', visitor: true }, { name: 'Ben' }] });
  fields('Query').chat!.resolve = (_root, { id }) => (id === 'none' ? null : chat(id));
  fields('Query').chats!.resolve = (_root, { status }) =>
    Promise.resolve(status === 'WAITING' ? [] : [chat('a'), chat('b')]);
  fields('Chat').lines!.resolve = (_chat, { first }) =>
    Array.from({ length: first as number }, (_, at) => `line ${at}`);
  fields('Chat').late!.resolve = ({ id }) => Promise.resolve(id === 'b' ? null : 7);
  fields('Chat').lost!.resolve = () => Promise.resolve({ name: 'Ada' });
  fields('Chat').refused!.resolve = () => Promise.reject(new Refusal('FORBIDDEN', 'Not yours.'));
  fields('Visitor').secret!.resolve = () => {
    throw new Refusal('NOT_FOUND', 'No such secret.');
  };
  fields('Mutation').add!.resolve = async (_root, { line }) => {
    await Promise.resolve();
    return added.push((line as { body: string }).body);
  };
  (schema.getType('Who') as { resolveType?: unknown }).resolveType = (one: object) =>
    'visitor' in one ? 'Visitor' : 'Operator';
  return schema;
}

const CASES: [string, string, Record<string, unknown>?][] = [
  ['fields, arguments and what they are by default', '{ chat(id: "a") { id status lines more: lines(first: 3) } }'],
  ['nothing where there is nothing', '{ chat(id: "none") { id } }'],
  [
    'members of a union by fragments',
    `{ chats { with { __typename ...N ... on Visitor { name } } } } fragment N on Operator { as: name }`,
  ],
  [
    'what is skipped and included',
    'query ($is: Boolean!) { chat(id: "a") { id @skip(if: $is) status @include(if: $is) } }',
    { is: true },
  ],
  ['enumerations that were given', 'query ($status: Status) { chats(status: $status) { id } }', { status: 'WAITING' }],
  ['a refusal of one field, and the rest', '{ chat(id: "a") { id refused with { ... on Visitor { secret } } } }'],
  ['null above what must not be null', '{ chats { id late } }'],
  ['null above what must not be null, in an object', '{ chat(id: "a") { lost { hidden } } }'],
  ['a variable that is missing', 'mutation ($line: Line!) { add(line: $line) }', {}],
  ['a variable of the wrong kind', 'mutation ($line: Line!) { add(line: $line) }', { line: { chatId: 'a', body: 7 } }],
  [
    'a word that is none of an enumeration',
    'query ($status: Status) { chats(status: $status) { id } }',
    { status: 'LOST' },
  ],
];

describe('an operation that comes again and again is answered as GraphQL.js would', () => {
  it.each(CASES)('%s', async (_name, text, variableValues) => {
    const schema = schemaOf([]);
    const operations = new CompiledOperations(schema);
    const document = parse(text);
    const log = pino({ level: 'silent' });
    const expected = tellResult(await execute({ schema, document, variableValues }), log);
    for (let use = 0; use < 25; use += 1) {
      const told = tellResult(await operations.execute({ document, variableValues }), log);
      expect(withoutReferences(told)).toEqual(withoutReferences(expected));
    }
  });

  it('and its mutations are carried out once each, one after the other', async () => {
    const added: string[] = [];
    const operations = new CompiledOperations(schemaOf(added));
    const document = parse('mutation ($a: Line!, $b: Line!) { a: add(line: $a) b: add(line: $b) }');
    for (let use = 0; use < 25; use += 1) {
      const variableValues = { a: { chatId: 'c', body: `a${use}` }, b: { chatId: 'c', body: `b${use}` } };
      const { data } = await operations.execute({ document, variableValues });
      expect(data).toEqual({ a: 2 * use + 1, b: 2 * use + 2 });
    }
    expect(added).toHaveLength(50);
  });
});

/** A fault is told by a reference to the log, which differs each time. */
function withoutReferences(result: unknown): unknown {
  return JSON.parse(JSON.stringify(result, (key, value: unknown) => (key === 'reference' ? '' : value)));
}

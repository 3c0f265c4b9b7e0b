import {
  buildSchema as fromText,
  GraphQLObjectType,
  parse,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Caller, OperatorCaller } from '../access/caller.js';
import { Role } from '../vocabulary.js';
import type { Context } from './context.js';
import { CompiledOperations } from './compiled-operations.js';
import { SharedAnswers, type Subscription } from './shared-answers.js';

const SCHEMA = `type Query { a: Int }
  type Subscription { told(a: Int): Event }
  type Event { body(first: Int): String  mine: String  department: String  address: String  later: String }`;

let made: number;

/** A schema whose fields look at the caller, or do not. */
function schemaOf(): GraphQLSchema {
  const schema = fromText(SCHEMA);
  const give = (type: string, field: string, resolve: GraphQLFieldResolver<{ body: string }, Context>): void => {
    const fields = (schema.getType(type) as GraphQLObjectType).getFields();
    fields[field]!.resolve = resolve as GraphQLFieldResolver<unknown, unknown>;
  };
  give('Subscription', 'told', (event) => event);
  give('Event', 'body', ({ body }) => {
    made += 1;
    return body;
  });
  give('Event', 'mine', (_event, _args, { caller }) => (caller as OperatorCaller).operatorId);
  give('Event', 'department', (_event, _args, { caller }) => (caller as OperatorCaller).departmentIds.join());
  give('Event', 'address', (_event, _args, { ip }) => ip);
  give('Event', 'later', async (_event, _args, { caller }) => {
    await Promise.resolve();
    return (caller as OperatorCaller).operatorId;
  });
  return schema;
}

const operator = (operatorId: string, traits: Partial<OperatorCaller> = {}): Caller => ({
  kind: 'operator',
  operatorId,
  organizationId: 'o1',
  role: Role.OPERATOR,
  departmentIds: ['d1'],
  sessionId: `session of ${operatorId}`,
  apiKeyId: null,
  ...traits,
});

let answers: SharedAnswers;
beforeEach(() => {
  made = 0;
  answers = new SharedAnswers({ operations: new CompiledOperations(schemaOf()), tell: (result) => result });
});

const documents = new Map<string, ReturnType<typeof parse>>();
function subscription(fields: string, caller: Caller, variables: Record<string, unknown> = {}): Subscription {
  const text = `subscription ($a: Int, $first: Int) { told(a: $a) { ${fields} } }`;
  const document = documents.get(text) ?? parse(text);
  documents.set(text, document);
  const ip = caller.kind === 'operator' ? `address of ${caller.operatorId}` : '';
  const context = (): Context => ({ caller, ip, then: undefined }) as unknown as Context;
  return { document, operationName: undefined, variables, caller, context };
}

async function told(event: object, ...subscriptions: Subscription[]): Promise<Record<string, string>[]> {
  const texts = await Promise.all(
    subscriptions.map(async (one) => answers.answer(answers.operationOf(one), one, event)),
  );
  return texts.map((text) => (JSON.parse(text) as { data: { told: Record<string, string> } }).data.told);
}

const OPERATORS = Array.from({ length: 100 }, (_, at) => operator(`op${at}`));

describe('the answer to an event', () => {
  it('is made once for all who see the same of it, whatever their first arguments were', async () => {
    const all = OPERATORS.map((caller, at) => subscription('body', caller, { a: at }));
    const seen = await told({ body: 'hello' }, ...all);
    expect(new Set(seen.map(({ body }) => body))).toEqual(new Set(['hello']));
    expect(made).toBe(1);
    await told({ body: 'hello' }, ...all);
    expect(made).toBe(2);
  });

  it.each(['mine', 'later'])('is each their own where a field tells who they are (%s)', async (field) => {
    const seen = await told({ body: 'x' }, ...OPERATORS.map((caller) => subscription(`body ${field}`, caller)));
    expect(seen.map((one) => one[field])).toEqual(OPERATORS.map((_, at) => `op${at}`));
  });

  it('is shared by those who are equal in what was looked at, and by nobody else', async () => {
    const callers = OPERATORS.map((_, at) => operator(`op${at}`, { departmentIds: at % 2 ? ['d1'] : ['d1', 'd2'] }));
    const all = callers.map((caller) => subscription('body department', caller));
    const seen = await told({ body: 'x' }, ...all);
    expect(seen.map(({ department }) => department)).toEqual(callers.map((_, at) => (at % 2 ? 'd1' : 'd1,d2')));
    made = 0;
    await told({ body: 'x' }, ...all);
    expect(made).toBe(2);
  });

  it('is nobody else’s where a field looks at the connection', async () => {
    const seen = await told({ body: 'x' }, ...OPERATORS.map((caller) => subscription('body address', caller)));
    expect(seen.map(({ address }) => address)).toEqual(OPERATORS.map((_, at) => `address of op${at}`));
  });

  it('never crosses kinds of callers or organizations, even where nothing is looked at', async () => {
    const event = { body: 'x' };
    const visitor: Caller = { kind: 'visitor', organizationId: 'o1', chatId: 'c', siteId: 's', visitorId: 'v' };
    const phone: Caller = { kind: 'phone', organizationId: 'o1', chatId: 'c', operatorId: 'op0', assignment: 1 };
    const callers = [
      operator('op0'),
      operator('op0', { organizationId: 'o2' }),
      visitor,
      phone,
      { kind: 'anonymous' } as const,
    ];
    await told(event, ...callers.map((caller) => subscription('body', caller)));
    expect(made).toBe(callers.length);
  });

  it('differs where a variable shapes it', async () => {
    const shaped = (first: number): Subscription => subscription('body(first: $first)', operator('op0'), { first });
    await told({ body: 'x' }, shaped(1), shaped(1), shaped(2));
    expect(made).toBe(2);
  });
});

import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient, type ApiError } from '../harness/api-client.js';
import { Ringdown } from '../harness/start-app.js';
import { RawSocket } from './raw-socket.js';

let ringdown: Ringdown;
beforeAll(async () => {
  ringdown = await Ringdown.start();
});
afterAll(async () => {
  await ringdown.finish();
});

interface Answer {
  data?: unknown;
  errors?: ApiError[];
}

const transports: Record<string, (query: string, variables?: Record<string, unknown>) => Promise<Answer>> = {
  http: (query, variables) => new ApiClient(ringdown.url).send(query, variables),
  socket: async (query, variables) => {
    const socket = await RawSocket.open(ringdown.url, {});
    const answer = (await socket.ask(query, variables)) as Answer;
    socket.close();
    return answer;
  },
};

const MANY = `{ ${Array.from({ length: 400 }, (_, at) => `a${at}: installation { demo }`).join(' ')} }`;
const DEEP = `{ organization ${'{ departments { operators { departments '.repeat(5)} { id } ${'} } }'.repeat(5)} }`;
const BOMB = `{ ...F0 } ${Array.from({ length: 30 }, (_, at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`).join(' ')}
  fragment F30 on Query { installation { demo } }`;
const SCHEMA = `{ __schema { types { fields { type { fields { type { fields { type { fields { type { fields { name
  } } } } } } } } } } } }`;

describe.each(Object.keys(transports))('over %s', (transport) => {
  const send = (query: string, variables?: Record<string, unknown>): Promise<Answer> =>
    transports[transport]!(query, variables);
  const codeOf = async (query: string): Promise<string | undefined> => (await send(query)).errors?.[0]?.extensions.code;

  it.each([
    ['more than 300 fields', MANY],
    ['fields nested more than 12 deep', DEEP],
    ['fragments that multiply', BOMB],
    ['a deep look into the schema', SCHEMA],
    ['a fragment that spreads itself', '{ ...A } fragment A on Query { ...A installation { demo } }'],
    ['three thousand directives', `{ installation ${'@skip(if: false) '.repeat(3_000)}{ demo } }`],
    ['an unknown field', '{ nothing }'],
    ['something that is not GraphQL', '{ installation'],
    ['nothing', ''],
  ])('%s is refused before anything runs', async (_what, query) => {
    expect(await codeOf(query)).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('what tools usually ask of the schema is answered', async () => {
    const { data, errors } = await send(getIntrospectionQuery());
    expect(errors).toBeUndefined();
    expect(data).toHaveProperty('__schema.queryType.name', 'Query');
  });

  it.each([
    [{ email: 'a@b.example' }, 'password'],
    [{ email: 'a@b.example', password: 7 }, 'password'],
    [{ email: 'a@b.example', password: 'x', extra: 1 }, 'extra'],
  ])('a wrong variable %o is BAD_USER_INPUT that names %s', async (input, field) => {
    const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }';
    const { errors } = await send(query, { input });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
  });

  it('an unknown word of a vocabulary is BAD_USER_INPUT that names its field', async () => {
    const query = 'mutation ($input: UpdateMobileChatInput!) { updateMobileChat(input: $input) { mode } }';
    const { errors } = await send(query, { input: { mode: 'LOUD' } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'mode' });
  });

  it('who proved nothing is told so by code', async () => {
    expect(await codeOf('{ organization { id } }')).toBe('UNAUTHENTICATED');
    expect(await codeOf('{ apiKeys { id } }')).toBe('UNAUTHENTICATED');
  });
});

describe('HTTP', () => {
  const post = async (body: string): Promise<{ status: number; errors?: ApiError[] }> => {
    const response = await new ApiClient(ringdown.url).post(body);
    return { status: response.status, ...((await response.json()) as Answer) };
  };

  it('refuses a body of more than 1 MB and says so', async () => {
    const { status, errors } = await post(
      JSON.stringify({ query: '{ me { id } }', variables: { x: 'x'.repeat(1_100_000) } }),
    );
    expect(status).toBe(413);
    expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it.each(['{', '[{"query":"{ me { id } }"}]', '"query"', 'null', '{}', '{"query":7}', ''])(
    'refuses the body %s as not an operation',
    async (body) => {
      const { status, errors } = await post(body);
      expect(status).toBe(400);
      expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    },
  );

  it('runs no subscription, and nothing by GET', async () => {
    const { errors } = await post(JSON.stringify({ query: 'subscription { demoChanged { siteKey } }' }));
    expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    const response = await fetch(`${ringdown.url}/graphql?query=${encodeURIComponent('{ me { id } }')}`);
    expect(response.status).toBe(405);
  });
});

describe('a socket', () => {
  it('is closed by a frame of more than 64 kB', async () => {
    const socket = await RawSocket.open(ringdown.url, {});
    socket.subscribe('1', '{ me { id } }', { x: 'x'.repeat(66_000) });
    expect((await socket.closed).code).toBe(1009);
  });

  it('has at most 50 operations open', async () => {
    const shop = await ringdown.shop();
    const bearer = shop.admin.credentials.bearer ?? '';
    const staff = await RawSocket.open(ringdown.url, {}, { authorization: `Bearer ${bearer}` });
    for (let at = 0; at < 51; at += 1) staff.subscribe(`s${at}`, 'subscription { presence { operatorId } }');
    const refused = await staff.hears('error', 's50');
    expect(refused.payload).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    await staff.hears('next', 's49');
    staff.close();
  });

  it.each([
    ['no connection_init within 3 s', 4408, () => undefined],
    ['two of them', 4429, (socket: RawSocket) => [1, 2].forEach(() => socket.say({ type: 'connection_init' }))],
    ['an operation before it', 4401, (socket: RawSocket) => socket.subscribe('1', '{ me { id } }')],
    ['what is not a message', 4400, (socket: RawSocket) => socket.sayText('hello')],
    ['a message of an unknown type', 4400, (socket: RawSocket) => socket.say({ type: 'shout' })],
  ] as [string, number, (socket: RawSocket) => void][])('%s closes it with %i', async (_what, code, act) => {
    const socket = await new RawSocket(ringdown.url).opened();
    act(socket);
    expect((await socket.closed).code).toBe(code);
  });

  it('of another protocol is closed', async () => {
    const socket = new RawSocket(ringdown.url, {}, 'graphql-ws');
    expect([1006, 4406]).toContain((await socket.closed).code);
  });
});

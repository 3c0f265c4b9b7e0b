import { readFile } from 'node:fs/promises';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiClient } from '../harness/api-client.js';
import type { Operator } from '../harness/operator.js';
import type { Shop } from '../harness/given.js';
import { Ringdown } from '../harness/start-app.js';
import { CALLERS, READING, type Call, type CallerName, type Things } from './audience.js';
import { CHANGING } from './audience-of-mutations.js';
import { RawSocket } from './raw-socket.js';

const CALLS: Record<string, Call> = { ...READING, ...CHANGING };

let ringdown: Ringdown;
let schema: GraphQLSchema;
let things: Things;
let callers: Record<CallerName, ApiClient>;
let ben: Operator;
let dan: Operator;

beforeAll(async () => {
  schema = buildSchema(await readFile(new URL('../../../schema.graphql', import.meta.url), 'utf8'));
  ringdown = await Ringdown.start();
  const shop = await ringdown.shop();
  ben = await shop.operator();
  dan = await shop.operator({ name: 'Dan', onDuty: false });
  await dan.updatesMobileChat({ phoneNumber: dan.phone.number });
  // Ben's number was verified just now, and another code may be asked for.
  ringdown.passes(31);
  await arrange(shop);
});
afterAll(async () => {
  // The codes and test texts that were allowed; before them Ben had a code and a ring.
  for (let sms = ben.phone.received; sms > 2; sms -= 1) await ben.phone.receivesSms();
  await dan.phone.receivesSms();
  await ringdown.finish();
});

/** Ben has Vera's chat on his phone; Victor's with somebody else is over, so that nobody is rung for it; the rest stand by. */
async function arrange(shop: Shop): Promise<void> {
  const vera = shop.visitor();
  await vera.requestsChat();
  const page = await ben.phone.expectRing();
  await page.accepts();
  await page.says('Hello');
  const supportId = await shop.department('Support');
  const stranger = await shop.operator({ departmentIds: [supportId], onDuty: false });
  const another = await ringdown.shop();
  const foreigner = await another.operator();
  const victor = another.visitor();
  await victor.requestsChat();
  await (await foreigner.phone.expectRing()).accepts();
  await victor.ends();
  callers = {
    anyone: ringdown.anonymous,
    'its visitor': vera.api,
    'another visitor': victor.api,
    'its phone': page.api,
    'its operator': ben.api,
    'operator of another department': stranger.api,
    'operator of another organization': foreigner.api,
    'its administrator': shop.admin,
  };
  things = {
    chatId: vera.chatId,
    departmentId: shop.departmentId,
    supportId,
    siteKey: await shop.siteFor([shop.departmentId, supportId]),
    siteId: await siteOf(shop),
    ringToken: page.token,
    benId: ben.id,
    ben: { email: ben.email, password: ben.password },
    danId: dan.id,
    cannedResponseId: await sharedBy(shop),
    offlineMessageId: (await shop.visitor().leavesMessage('Call me')).id,
    apiKeyIds: await keysOf(ben, CALLERS.length),
  };
}

async function siteOf({ admin }: Shop): Promise<string> {
  const { organization } = await admin.ask<{ organization: { sites: { id: string }[] } }>(
    '{ organization { sites { id } } }',
  );
  return organization.sites[0]?.id ?? '';
}

async function sharedBy({ admin }: Shop): Promise<string> {
  const make = 'mutation { createCannedResponse(input: { title: "Thanks", body: "Thank you", shared: true }) { id } }';
  return (await admin.ask<{ createCannedResponse: { id: string } }>(make)).createCannedResponse.id;
}

async function keysOf({ api }: Operator, count: number): Promise<string[]> {
  const make = 'mutation { createApiKey(input: { name: "key" }) { id } }';
  const made = Array.from({ length: count }, () => api.ask<{ createApiKey: { id: string } }>(make));
  return (await Promise.all(made)).map(({ createApiKey }) => createApiKey.id);
}

/** Those who are refused first: they leave things as they are. */
function refusedFirst({ answers }: Call): CallerName[] {
  return [...CALLERS].sort((a, b) => Number(answers[a] === 'ok') - Number(answers[b] === 'ok'));
}

/** What a caller is answered: `ok`, `null`, or the code of the refusal. */
async function answerTo(name: CallerName, { document, variables }: Call): Promise<string> {
  const given = variables?.(things, name) ?? {};
  const api = callers[name];
  const answer = document.startsWith('subscription')
    ? await overSocket(api, document, given)
    : await api.send(document, given);
  const { data, errors } = answer as { data?: Record<string, unknown>; errors?: { extensions: { code: string } }[] };
  const code = errors?.[0]?.extensions.code;
  return code ?? (Object.values(data ?? {})[0] === null ? 'null' : 'ok');
}

async function overSocket(
  { credentials: { bearer } }: ApiClient,
  document: string,
  variables: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const payload = bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
  const socket = await RawSocket.open(ringdown.url, {}, payload);
  const answer = await socket.ask(document, variables);
  socket.close();
  return answer;
}

describe('who may call what', () => {
  it('is said here of every query, mutation and subscription of the schema', () => {
    const types = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const fields = types.flatMap((type) => Object.keys(type?.getFields() ?? {}));
    expect(Object.keys(CALLS).sort()).toEqual(fields.sort());
  });

  describe.each(Object.entries(CALLS))('%s', (_field, call) => {
    it.each(refusedFirst(call).map((name) => [name, call.answers[name]] as const))(
      'to %s: %s',
      async (name, answer) => {
        expect(await answerTo(name, call)).toBe(answer);
      },
    );
  });
});

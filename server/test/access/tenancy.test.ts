import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { buildSchema, getNamedType, isInputObjectType, type GraphQLArgument, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiClient } from '../harness/api-client.js';
import type { Shop } from '../harness/given.js';
import type { Operator } from '../harness/operator.js';
import { Ringdown } from '../harness/start-app.js';
import type { Visitor } from '../harness/visitor.js';
import { RawSocket } from './raw-socket.js';

/** What one organization has, and the other asks for. */
interface Things {
  chatId: string;
  operatorId: string;
  departmentId: string;
  siteId: string;
  siteKey: string;
  apiKeyId: string;
  offlineMessageId: string;
  cannedResponseId: string;
}

/** A root field that takes an id: the operation, its variables, and how it is answered about somebody else's thing. */
interface Row {
  query: string;
  variables: (their: Things, own: Things) => Record<string, unknown>;
  answer?: 'null' | 'empty';
  /** Who asks, where an operator may not at all. */
  by?: 'visitor';
}

const aboutChat = (operation: string, more: Partial<Row> = {}): Row[] => [
  { query: `mutation ($id: ID!) { ${operation} }`, variables: ({ chatId }) => ({ id: chatId }), ...more },
];
const aboutOperator = (operation: string): Row[] => [
  { query: `mutation ($id: ID) { ${operation} }`, variables: ({ operatorId }) => ({ id: operatorId }) },
];

const rows: Record<string, Row[]> = {
  chat: [
    { query: 'query ($id: ID!) { chat(id: $id) { id } }', variables: ({ chatId }) => ({ id: chatId }), answer: 'null' },
  ],
  chats: [
    {
      query: 'query ($filter: ChatFilter) { chats(filter: $filter) { edges { node { id } } } }',
      variables: ({ departmentId }) => ({ filter: { departmentId } }),
      answer: 'empty',
    },
    {
      query: 'query ($filter: ChatFilter) { chats(filter: $filter) { edges { node { id } } } }',
      variables: ({ operatorId }) => ({ filter: { operatorId } }),
      answer: 'empty',
    },
  ],
  whoWouldRing: [
    {
      query: 'query ($id: ID!) { whoWouldRing(departmentId: $id) { reachability } }',
      variables: ({ departmentId }) => ({ id: departmentId }),
    },
  ],
  coverage: [
    {
      query: 'query ($id: ID!) { coverage(departmentId: $id) { from } }',
      variables: ({ departmentId }) => ({ id: departmentId }),
    },
  ],
  revokeApiKey: [
    { query: 'mutation ($id: ID!) { revokeApiKey(id: $id) }', variables: ({ apiKeyId }) => ({ id: apiKeyId }) },
  ],
  createOperator: [
    {
      query: 'mutation ($input: CreateOperatorInput!) { createOperator(input: $input) { id } }',
      variables: ({ departmentId }) => ({
        input: {
          name: 'X',
          email: `${randomUUID()}@example.com`,
          password: 'long enough',
          departmentIds: [departmentId],
        },
      }),
    },
  ],
  createSite: [
    {
      query: 'mutation ($input: CreateSiteInput!) { createSite(input: $input) { id } }',
      variables: ({ departmentId }) => ({ input: { name: 'X', allowedOrigins: [], departmentIds: [departmentId] } }),
    },
  ],
  updateDepartment: [
    {
      query: 'mutation ($input: UpdateDepartmentInput!) { updateDepartment(input: $input) { id } }',
      variables: ({ departmentId }) => ({ input: { id: departmentId, name: 'Stolen' } }),
    },
  ],
  archiveDepartment: [
    {
      query: 'mutation ($id: ID!) { archiveDepartment(id: $id) { id } }',
      variables: ({ departmentId }) => ({ id: departmentId }),
    },
  ],
  updateOperator: [
    {
      query: 'mutation ($input: UpdateOperatorInput!) { updateOperator(input: $input) { id } }',
      variables: ({ operatorId }) => ({ input: { id: operatorId, password: 'stolen password' } }),
    },
    {
      query: 'mutation ($input: UpdateOperatorInput!) { updateOperator(input: $input) { id } }',
      variables: ({ departmentId }, own) => ({ input: { id: own.operatorId, departmentIds: [departmentId] } }),
    },
  ],
  updateSite: [
    {
      query: 'mutation ($input: UpdateSiteInput!) { updateSite(input: $input) { id } }',
      variables: ({ siteId }) => ({ input: { id: siteId, name: 'Stolen' } }),
    },
    {
      query: 'mutation ($input: UpdateSiteInput!) { updateSite(input: $input) { id } }',
      variables: ({ departmentId }, own) => ({ input: { id: own.siteId, departmentIds: [departmentId] } }),
    },
  ],
  updateMobileChat: [
    {
      query: 'mutation ($input: UpdateMobileChatInput!) { updateMobileChat(input: $input) { mode } }',
      variables: ({ operatorId }) => ({ input: { operatorId, mode: 'OFF' } }),
    },
  ],
  startPhoneVerification: [
    {
      query: 'mutation ($id: ID) { startPhoneVerification(operatorId: $id) { expiresAt } }',
      variables: ({ operatorId }) => ({ id: operatorId }),
    },
  ],
  confirmPhoneVerification: [
    {
      query: 'mutation ($id: ID) { confirmPhoneVerification(code: "123456", operatorId: $id) { mode } }',
      variables: ({ operatorId }) => ({ id: operatorId }),
    },
  ],
  sendTestSms: [
    {
      query: 'mutation ($id: ID) { sendTestSms(operatorId: $id) }',
      variables: ({ operatorId }) => ({ id: operatorId }),
    },
  ],
  requestChat: [
    {
      query: 'mutation ($input: RequestChatInput!) { requestChat(input: $input) { __typename } }',
      variables: ({ departmentId }, { siteKey }) => ({
        input: { siteKey, departmentId, requestKey: randomUUID(), message: 'Hello' },
      }),
    },
  ],
  leaveMessage: [
    {
      query: 'mutation ($input: LeaveMessageInput!) { leaveMessage(input: $input) { id } }',
      variables: ({ departmentId }, { siteKey }) => ({
        input: { siteKey, departmentId, requestKey: randomUUID(), message: 'Hello', visitorEmail: 'v@example.com' },
      }),
    },
  ],
  setOfflineMessageHandled: [
    {
      query: 'mutation ($id: ID!) { setOfflineMessageHandled(id: $id, handled: true) { id } }',
      variables: ({ offlineMessageId }) => ({ id: offlineMessageId }),
    },
  ],
  acceptChat: [
    {
      query: 'mutation ($id: ID!) { acceptChat(chatId: $id) { __typename } }',
      variables: ({ chatId }) => ({ id: chatId }),
    },
  ],
  sendMessage: [
    {
      query: 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { id } }',
      variables: ({ chatId }) => ({ input: { chatId, clientMessageId: randomUUID(), body: 'Hello' } }),
    },
  ],
  setTyping: [
    {
      query: 'mutation ($id: ID!) { setTyping(chatId: $id, typing: true) }',
      variables: ({ chatId }) => ({ id: chatId }),
    },
  ],
  endChat: [
    { query: 'mutation ($id: ID!) { endChat(chatId: $id) { id } }', variables: ({ chatId }) => ({ id: chatId }) },
  ],
  transferChat: [
    {
      query: 'mutation ($input: TransferChatInput!) { transferChat(input: $input) { __typename } }',
      variables: ({ chatId }, own) => ({ input: { chatId, operatorId: own.operatorId } }),
    },
    {
      query: 'mutation ($input: TransferChatInput!) { transferChat(input: $input) { __typename } }',
      variables: ({ operatorId }, own) => ({ input: { chatId: own.chatId, operatorId } }),
    },
    {
      query: 'mutation ($input: TransferChatInput!) { transferChat(input: $input) { __typename } }',
      variables: ({ departmentId }, own) => ({ input: { chatId: own.chatId, departmentId } }),
    },
  ],
  continueAtConsole: aboutChat('continueAtConsole(chatId: $id) { id }'),
  continueOnPhone: aboutChat('continueOnPhone(chatId: $id)'),
  mailOwnTranscript: aboutChat('mailOwnTranscript(chatId: $id)'),
  requestTranscript: aboutChat('requestTranscript(chatId: $id, email: "vera@example.com")', { by: 'visitor' }),
  rateChat: aboutChat('rateChat(input: { chatId: $id, score: 1 }) { id }', { by: 'visitor' }),
  leaveContact: aboutChat('leaveContact(input: { chatId: $id, email: "vera@example.com" }) { id }', { by: 'visitor' }),
  reportReceipts: aboutChat('reportReceipts(input: { chatId: $id, deliveredSeq: 1, readSeq: 1 })'),
  transferTargets: [
    {
      query: 'query ($id: ID!) { transferTargets(chatId: $id) { __typename } }',
      variables: ({ chatId }) => ({ id: chatId }),
    },
  ],
  snoozeMobileChat: aboutOperator('snoozeMobileChat(operatorId: $id, choice: ONE_HOUR) { mode }'),
  endSnooze: aboutOperator('endSnooze(operatorId: $id) { mode }'),
  updateCannedResponse: [
    {
      query: 'mutation ($input: UpdateCannedResponseInput!) { updateCannedResponse(input: $input) { id } }',
      variables: ({ cannedResponseId }) => ({ input: { id: cannedResponseId, title: 'Stolen' } }),
    },
  ],
  deleteCannedResponse: [
    {
      query: 'mutation ($id: ID!) { deleteCannedResponse(id: $id) }',
      variables: ({ cannedResponseId }) => ({ id: cannedResponseId }),
    },
  ],
  chatEvents: [
    {
      query: 'subscription ($id: ID!) { chatEvents(chatId: $id) { __typename } }',
      variables: ({ chatId }) => ({ id: chatId }),
    },
  ],
  presence: [
    {
      query: 'subscription ($id: ID) { presence(departmentId: $id) { operatorId } }',
      variables: ({ departmentId }) => ({ id: departmentId }),
    },
  ],
};

/** By a secret and nothing else: whoever has it may, and there is no organization to be of. */
const BY_SECRET = ['site', 'acceptRing'];

let ringdown: Ringdown;
let schema: GraphQLSchema;
let attacker: ApiClient;
let attackingVisitor: ApiClient;
let attackers: Things;
let victims: Things;
let before: string;
let victim: Shop;
let visitor: Visitor;

beforeAll(async () => {
  schema = buildSchema(await readFile(new URL('../../../schema.graphql', import.meta.url), 'utf8'));
  ringdown = await Ringdown.start();
  victim = await ringdown.shop();
  const other = await ringdown.shop();
  [victims, visitor] = await thingsOf(victim, await victim.operator());
  const [things, guest] = await thingsOf(other, await other.operator());
  attackers = things;
  attackingVisitor = guest.api;
  attacker = other.admin;
  before = await everything(victim.admin);
});
afterAll(async () => {
  await ringdown.finish();
});

async function thingsOf(shop: Shop, ben: Operator): Promise<[Things, Visitor]> {
  const guest = shop.visitor();
  await guest.requestsChat();
  await (await ben.phone.expectRing()).accepts();
  const left = await shop.visitor().leavesMessage('Call me');
  const key = await ben.api.ask<{ createApiKey: { id: string } }>(
    'mutation { createApiKey(input: { name: "key" }) { id } }',
  );
  const { organization } = await shop.admin.ask<{ organization: { sites: { id: string; key: string }[] } }>(
    '{ organization { sites { id key } } }',
  );
  const site = organization.sites[0]!;
  const { createCannedResponse: canned } = await shop.admin.ask<{ createCannedResponse: { id: string } }>(
    'mutation { createCannedResponse(input: { title: "Hours", body: "9 to 5", shared: true }) { id } }',
  );
  const things = {
    chatId: guest.chatId,
    operatorId: ben.id,
    departmentId: shop.departmentId,
    siteId: site.id,
    siteKey: site.key,
    apiKeyId: key.createApiKey.id,
    offlineMessageId: left.id,
    cannedResponseId: canned.id,
  };
  return [things, guest];
}

/** All that an administrator sees of their organization. */
async function everything(admin: ApiClient): Promise<string> {
  const query = `{ organization { name operators { id name email role active departments { id } mobileChat { mode phoneNumber verified } }
    departments { id name email archivedAt } sites { id name allowedOrigins departments { id } } callCenter { callRouting } }
    chats { edges { node { id status operator { id } messages { body } rings { id status } } } }
    offlineMessages { edges { node { id handledAt body } } } cannedResponses { id title } apiKeys { id name } }`;
  return JSON.stringify(await admin.ask(query));
}

function takesId(argument: Pick<GraphQLArgument, 'type'>): boolean {
  const type = getNamedType(argument.type);
  return type.name === 'ID' || (isInputObjectType(type) && Object.values(type.getFields()).some(takesId));
}

const allRows = Object.entries(rows).flatMap(([field, list]) =>
  list.map((row, at) => [`${field} (${at + 1})`, row] as const),
);

describe("another organization's things", () => {
  it('are asked for here through every operation that takes an id', () => {
    const types = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const fields = types.flatMap((type) => Object.values(type?.getFields() ?? {}));
    const byId = fields.filter((field) => field.args.some(takesId)).map(({ name }) => name);
    expect([...Object.keys(rows), ...BY_SECRET].sort()).toEqual(byId.sort());
  });

  describe.each(['somebody else', 'nobody'])('that belong to %s', (owner) => {
    const theirs = (): Things => (owner === 'nobody' ? nothing() : victims);

    it.each(allRows)('are as if they did not exist: %s', async (_field, { query, variables, answer, by }) => {
      const asker = by === 'visitor' ? attackingVisitor : attacker;
      expect(await outcome(asker, query, variables(theirs(), attackers))).toBe(answer ?? 'NOT_FOUND');
    });
  });

  it('are untouched after all that', async () => {
    expect(await everything(victim.admin)).toBe(before);
    expect(await visitor.chat()).toMatchObject({ status: 'ACTIVE' });
  });

  it('are in no byte that the other organization is sent', async () => {
    const seen = await everything(attacker);
    for (const id of Object.values(victims)) expect(seen).not.toContain(id);
  });
});

function nothing(): Things {
  const id = randomUUID();
  return {
    chatId: id,
    operatorId: id,
    departmentId: id,
    siteId: id,
    siteKey: id,
    apiKeyId: id,
    offlineMessageId: id,
    cannedResponseId: id,
  };
}

/** The code of the refusal, or how little there was. */
async function outcome(asker: ApiClient, query: string, variables: Record<string, unknown>): Promise<string> {
  const answer = query.startsWith('subscription')
    ? await overSocket(query, variables)
    : await asker.send(query, variables);
  const { data, errors } = answer as { data?: Record<string, unknown>; errors?: { extensions: { code: string } }[] };
  const code = errors?.[0]?.extensions.code;
  if (code !== undefined) return code;
  const value = Object.values(data ?? {})[0];
  if (value === null) return 'null';
  return JSON.stringify(value) === '{"edges":[]}' ? 'empty' : JSON.stringify(value);
}

async function overSocket(query: string, variables: Record<string, unknown>): Promise<Record<string, unknown>> {
  const authorization = `Bearer ${attacker.credentials.bearer ?? ''}`;
  const socket = await RawSocket.open(ringdown.url, {}, { authorization });
  const answer = await socket.ask(query, variables);
  socket.close();
  return answer;
}

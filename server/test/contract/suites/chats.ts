import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { run, runUntil } from '../contract-client.js';
import { justNow, stage } from '../stage.js';

const MESSAGE = 'id chatId seq author authorName body clientMessageId createdAt';
const CHAT = `id status channel lastSeq createdAt waitingUntil acceptedAt endedAt department { id name }
  visitor { id name email } operator { id name } rings { id } messages { ${MESSAGE} }`;
const READ = `query ($id: ID!) { chat(id: $id) { ${CHAT} } }`;
const PAGE_OF_MESSAGES = `query ($id: ID!, $afterSeq: Int, $first: Int) { chat(id: $id) {
  lastSeq messages(afterSeq: $afterSeq, first: $first) { seq body } } }`;
const CHATS = `query ($filter: ChatFilter, $first: Int, $after: String) { chats(filter: $filter, first: $first, after: $after) {
  edges { cursor node { id status department { id } operator { id } } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
const SEND = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { ${MESSAGE} } }`;
const END = `mutation ($chatId: ID!) { endChat(chatId: $chatId) { ${CHAT} } }`;

/** Chats from accepting to the end, their lines, and lists of them. */
export function chatsSuite(): void {
  describe('a chat', () => {
    it('is accepted at the console, written in by both, and ended', async () => {
      const shop = await stage.ringdown.shop();
      const ben = await shop.operator({ onDuty: false });
      await ben.opensConsole();
      const visitor = shop.visitor();
      const { chat } = await visitor.requestsChat();
      const chatId = chat.id;
      const accept = `mutation ($chatId: ID!) { acceptChat(chatId: $chatId) { __typename
        ... on ChatAccepted { mobileToken chat { ${CHAT} } } } }`;
      (await run(ben.api, accept, { chatId })).has({
        acceptChat: {
          __typename: 'ChatAccepted',
          mobileToken: null,
          chat: {
            id: chatId,
            status: 'ACTIVE',
            channel: 'CONSOLE',
            operator: { id: ben.id, name: 'Ben' },
            acceptedAt: justNow(),
            waitingUntil: null,
            rings: [],
          },
        },
      });
      const clientMessageId = randomUUID();
      const input = { chatId, clientMessageId, body: '  Which boiler?  ' };
      const sent = (await run(ben.api, SEND, { input })).has({
        sendMessage: {
          chatId,
          seq: 2,
          author: 'OPERATOR',
          authorName: 'Ben',
          body: 'Which boiler?',
          clientMessageId,
          createdAt: justNow(),
        },
      });
      const id = sent.text('sendMessage.id');
      (await run(ben.api, SEND, { input })).has({ sendMessage: { id, seq: 2 } });
      (await run(visitor.api, PAGE_OF_MESSAGES, { id: chatId, afterSeq: 1, first: 1 })).has({
        chat: { lastSeq: 2, messages: [{ seq: 2, body: 'Which boiler?' }] },
      });
      (await run(visitor.api, PAGE_OF_MESSAGES, { id: chatId, afterSeq: 0, first: 1 })).has({
        chat: { messages: [{ seq: 1, body: 'My boiler leaks' }] },
      });
      (await run(visitor.api, END, { chatId })).has({
        endChat: { id: chatId, status: 'ENDED', endedAt: justNow(), operator: { id: ben.id } },
      });
      (await run(visitor.api, END, { chatId })).has({ endChat: { status: 'ENDED' } });
    });

    it('whose visitor shows no life is ended with a line of the SYSTEM', async () => {
      const shop = await stage.ringdown.shop();
      const ben = await shop.operator();
      const visitor = shop.visitor();
      await visitor.requestsChat();
      await (await ben.phone.expectRing()).accepts();
      const id = visitor.chatId;
      stage.ringdown.passes(70);
      await runUntil(
        ben.api,
        READ,
        { id },
        {
          chat: { status: 'ENDED', channel: 'MOBILE', messages: [{}, { seq: 2, author: 'SYSTEM', authorName: null }] },
        },
      );
    });
  });

  describe('a list of chats', () => {
    it('is narrowed by state, department and operator, and read page by page, newest first', async () => {
      const shop = await stage.ringdown.shop();
      const ben = await shop.operator({ onDuty: false });
      await ben.opensConsole();
      const ids: string[] = [];
      for (const [index, visitor] of [shop.visitor(), shop.visitor(), shop.visitor()].entries()) {
        ids.push((await visitor.requestsChat()).chat.id);
        if (index === 0) await visitor.ends();
      }
      const [abandoned, taken, waiting] = ids;
      await ben.accepts(taken ?? '');
      const first = await run(shop.admin, CHATS, { first: 2 });
      const endCursor = first.text('chats.pageInfo.endCursor');
      const startCursor = first.text('chats.edges.0.cursor');
      first.has({
        chats: {
          edges: [
            { cursor: startCursor, node: { id: waiting, status: 'WAITING' } },
            { cursor: endCursor, node: { id: taken, status: 'ACTIVE', operator: { id: ben.id } } },
          ],
          pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor, endCursor },
        },
      });
      (await run(shop.admin, CHATS, { first: 2, after: endCursor })).has({
        chats: {
          edges: [{ node: { id: abandoned, status: 'ABANDONED' } }],
          pageInfo: { hasNextPage: false, hasPreviousPage: true },
        },
      });
      const listed = async (filter: object): Promise<unknown> =>
        (await run(ben.api, CHATS, { filter })).has({ chats: { pageInfo: { hasNextPage: false } } }).data.chats;
      const only = (...expected: (string | undefined)[]): object => ({
        edges: expected.map(
          (id) => expect.objectContaining({ node: expect.objectContaining({ id }) as object }) as object,
        ),
      });
      expect(await listed({ status: ['WAITING', 'ABANDONED'] })).toMatchObject(only(waiting, abandoned));
      expect(await listed({ operatorId: ben.id })).toMatchObject(only(taken));
      expect(await listed({ departmentId: shop.departmentId, status: ['WAITING'] })).toMatchObject(only(waiting));
      expect(await listed({ departmentId: await shop.department('Support') })).toMatchObject(only());
    });
  });
}

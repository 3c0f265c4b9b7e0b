import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Shop } from '../../harness/given.js';
import { run } from '../contract-client.js';
import { justNow, stage, timeIn } from '../stage.js';

const MESSAGE = 'id chatId seq author authorName body clientMessageId createdAt';
const CHAT = `id status channel lastSeq createdAt waitingUntil acceptedAt endedAt department { id name }
  visitor { id name email } operator { id name } rings { id } messages { ${MESSAGE} }`;
const REQUEST = `mutation ($input: RequestChatInput!) { requestChat(input: $input) { __typename
  ... on ChatRequested { visitorToken chat { ${CHAT} } }
  ... on NobodyAvailable { department { id name reachability } } } }`;
const READ = `query ($id: ID!) { chat(id: $id) { ${CHAT} } }`;
const END = `mutation ($chatId: ID!) { endChat(chatId: $chatId) { ${CHAT} } }`;
const LEAVE = 'mutation ($input: LeaveMessageInput!) { leaveMessage(input: $input) { id createdAt } }';

const request = (shop: Shop, given: Record<string, unknown> = {}): { input: Record<string, unknown> } => ({
  input: { ...shop.counter, requestKey: randomUUID(), message: 'My boiler leaks', ...given },
});

/** What a visitor asks for, and what comes of it. */
export function requestsSuite(): void {
  describe('a request', () => {
    it('is recorded with all that the visitor gave, and waits until it will be missed', async () => {
      const shop = await stage.ringdown.shop({ maximumWaitSeconds: 120 });
      const ben = await shop.operator({ onDuty: false });
      await ben.opensConsole();
      const requestKey = randomUUID();
      const asked = await run(
        stage.ringdown.anonymous,
        REQUEST,
        request(shop, {
          requestKey,
          visitorKey: randomUUID(),
          visitorName: 'Vera',
          visitorEmail: 'vera@example.com',
          pageUrl: 'https://shop.example/boilers',
        }),
      );
      const chatId = asked.text('requestChat.chat.id');
      asked.has({
        requestChat: {
          __typename: 'ChatRequested',
          visitorToken: expect.stringMatching(/^[\w-]{22,}$/) as string,
          chat: {
            id: chatId,
            status: 'WAITING',
            channel: null,
            lastSeq: 1,
            createdAt: justNow(),
            waitingUntil: timeIn(120),
            acceptedAt: null,
            endedAt: null,
            department: { id: shop.departmentId, name: 'Sales' },
            visitor: { name: 'Vera' },
            operator: null,
            rings: null,
          },
        },
      });
      const visitor = stage.ringdown.anonymous.as({ bearer: asked.text('requestChat.visitorToken') });
      const line = {
        chatId,
        seq: 1,
        author: 'VISITOR',
        authorName: 'Vera',
        body: 'My boiler leaks',
        createdAt: justNow(),
      };
      (await run(visitor, READ, { id: chatId })).has({
        chat: { id: chatId, messages: [{ ...line, clientMessageId: requestKey }] },
      });
      const query =
        'query ($id: ID!) { chat(id: $id) { pageUrl visitor { id name email } messages { clientMessageId } } }';
      (await run(ben.api, query, { id: chatId })).has({
        chat: {
          pageUrl: 'https://shop.example/boilers',
          visitor: { id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string, name: 'Vera', email: 'vera@example.com' },
          messages: [{ clientMessageId: null }],
        },
      });
      await visitor.ask(END, { chatId });
    });

    it('repeated with its requestKey returns the first chat, and with another message is a CONFLICT', async () => {
      const shop = await stage.ringdown.shop();
      await (await shop.operator({ onDuty: false })).opensConsole();
      const variables = request(shop);
      const first = await run(stage.ringdown.anonymous, REQUEST, variables);
      const id = first.text('requestChat.chat.id');
      (await run(stage.ringdown.anonymous, REQUEST, variables)).has({ requestChat: { chat: { id, lastSeq: 1 } } });
      const other = { input: { ...variables.input, message: 'Something else' } };
      expect((await stage.ringdown.anonymous.refusal(REQUEST, other)).code).toBe('CONFLICT');
    });

    it('of a visitor who has a chat with the department resumes it by their visitorKey', async () => {
      const shop = await stage.ringdown.shop();
      await (await shop.operator({ onDuty: false })).opensConsole();
      const visitorKey = randomUUID();
      const first = await run(stage.ringdown.anonymous, REQUEST, request(shop, { visitorKey }));
      const id = first.text('requestChat.chat.id');
      const again = await run(stage.ringdown.anonymous, REQUEST, request(shop, { visitorKey, message: 'Still me' }));
      again.has({ requestChat: { __typename: 'ChatRequested', chat: { id, status: 'WAITING', lastSeq: 2 } } });
    });

    it('that nobody can take is NobodyAvailable, and the message left instead is kept once', async () => {
      const shop = await stage.ringdown.shop();
      const variables = request(shop);
      (await run(stage.ringdown.anonymous, REQUEST, variables)).has({
        requestChat: {
          __typename: 'NobodyAvailable',
          department: { id: shop.departmentId, name: 'Sales', reachability: 'NOBODY' },
        },
      });
      const input = {
        ...variables.input,
        message: 'Please call',
        visitorName: 'Vera',
        visitorEmail: 'vera@example.com',
      };
      const left = (await run(stage.ringdown.anonymous, LEAVE, { input })).has({
        leaveMessage: { createdAt: justNow() },
      });
      const id = left.text('leaveMessage.id');
      (await run(stage.ringdown.anonymous, LEAVE, { input })).has({ leaveMessage: { id } });
      const messages = `{ offlineMessages { edges { node {
        id body visitorName visitorEmail department { id } site { key } chat { status } } } } }`;
      (await run(shop.admin, messages)).has({
        offlineMessages: {
          edges: [
            {
              node: {
                id,
                body: 'Please call',
                visitorName: 'Vera',
                visitorEmail: 'vera@example.com',
                department: { id: shop.departmentId },
                site: { key: shop.counter.siteKey },
                chat: { status: 'MISSED' },
              },
            },
          ],
        },
      });
    });
  });
}

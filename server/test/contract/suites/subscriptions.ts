import { describe, expect, it } from 'vitest';
import { follow, run } from '../contract-client.js';
import { justNow, stage } from '../stage.js';

const CONSOLE_EVENTS = `subscription ($attend: Boolean) { consoleEvents(attend: $attend) { __typename
  ... on ChatWaiting { chat { id status visitor { name } } }
  ... on ConsoleReady { waitingChatIds }
  ... on ChatUpdated { chat { id status operator { id } } } } }`;
const CHAT_EVENTS = `subscription ($chatId: ID!, $afterSeq: Int) { chatEvents(chatId: $chatId, afterSeq: $afterSeq) { __typename
  ... on MessagePosted { message { id chatId seq author authorName body createdAt } }
  ... on ChatChanged { chat { id status } }
  ... on TypingChanged { chatId author typing } } }`;
const SET_TYPING = 'mutation ($chatId: ID!, $typing: Boolean!) { setTyping(chatId: $chatId, typing: $typing) }';

/** What consoles and participants are told over a socket. */
export function subscriptionsSuite(): void {
  describe("an operator console's feed", () => {
    it('tells the chats that wait, then that it is ready, then what happens', async () => {
      const shop = await stage.ringdown.shop();
      const ben = await shop.operator({ onDuty: false });
      await ben.opensConsole();
      const visitor = shop.visitor();
      const { chat } = await visitor.requestsChat({ visitorName: 'Vera' });
      const following = follow(ben.api, CONSOLE_EVENTS, { attend: true });
      await following.tellsNext({
        consoleEvents: {
          __typename: 'ChatWaiting',
          chat: { id: chat.id, status: 'WAITING', visitor: { name: 'Vera' } },
        },
      });
      await following.tellsNext({ consoleEvents: { __typename: 'ConsoleReady', waitingChatIds: [chat.id] } });
      await ben.accepts(chat.id);
      const updated = { __typename: 'ChatUpdated', chat: { id: chat.id, status: 'ACTIVE', operator: { id: ben.id } } };
      await following.tells({ consoleEvents: updated });
      await visitor.ends();
      await following.tells({ consoleEvents: { __typename: 'ChatUpdated', chat: { id: chat.id, status: 'ENDED' } } });
      following.stop();
    });

    it('has the operator logged in to the console, unless it does not attend', async () => {
      const shop = await stage.ringdown.shop();
      const ben = await shop.operator({ onDuty: false });
      const loggedIn = '{ me { presence { loggedIn } } }';
      const wallboard = follow(ben.api, CONSOLE_EVENTS, { attend: false });
      await wallboard.tellsNext({ consoleEvents: { __typename: 'ConsoleReady', waitingChatIds: [] } });
      (await run(ben.api, loggedIn)).has({ me: { presence: { loggedIn: false } } });
      const console = follow(ben.api, CONSOLE_EVENTS);
      await console.tellsNext({ consoleEvents: { __typename: 'ConsoleReady', waitingChatIds: [] } });
      (await run(ben.api, loggedIn)).has({ me: { presence: { loggedIn: true } } });
      wallboard.stop();
      console.stop();
    });
  });

  describe("a chat's events", () => {
    it('replay the lines after a seq, then the chat, then what happens in it', async () => {
      const shop = await stage.ringdown.shop();
      const ben = await shop.operator({ onDuty: false });
      await ben.opensConsole();
      const visitor = shop.visitor();
      const { chat } = await visitor.requestsChat({ visitorName: 'Vera' });
      const chatId = chat.id;
      await visitor.says('It is getting worse');
      const following = follow(visitor.api, CHAT_EVENTS, { chatId, afterSeq: 1 });
      const line = { chatId, seq: 2, author: 'VISITOR', authorName: 'Vera', body: 'It is getting worse' };
      await following.tellsNext({
        chatEvents: { __typename: 'MessagePosted', message: { ...line, createdAt: justNow() } },
      });
      await following.tellsNext({ chatEvents: { __typename: 'ChatChanged', chat: { id: chatId, status: 'WAITING' } } });
      const held = await ben.accepts(chatId);
      await following.tells({ chatEvents: { __typename: 'ChatChanged', chat: { id: chatId, status: 'ACTIVE' } } });
      for (const typing of [true, false]) {
        (await run(ben.api, SET_TYPING, { chatId, typing })).has({ setTyping: true });
        await following.tells({ chatEvents: { __typename: 'TypingChanged', chatId, author: 'OPERATOR', typing } });
      }
      await held.says('Hello');
      await following.tells({ chatEvents: { __typename: 'MessagePosted', message: { seq: 3, body: 'Hello' } } });
      expect(following.stream.seen).not.toContainEqual(
        expect.objectContaining({ chatEvents: expect.objectContaining({ message: { seq: 1 } }) as object }),
      );
      following.stop();
    });
  });
}

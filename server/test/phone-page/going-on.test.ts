import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Shop } from '../harness/given.js';
import type { Operator } from '../harness/operator.js';
import type { RingPage } from '../harness/phone.js';
import {
  asksForNewLink,
  CONTINUE_AT_CONSOLE,
  CONTINUE_ON_PHONE,
  lookAt,
  MAIL_OWN_TRANSCRIPT,
  TRANSFER_TARGETS,
} from '../harness/phone-page.js';
import { Ringdown } from '../harness/start-app.js';
import type { Visitor } from '../harness/visitor.js';

let ringdown: Ringdown;
let shop: Shop;
let ben: Operator;
let visitor: Visitor;

beforeAll(async () => {
  ringdown = await Ringdown.start({ DEMO: 'false' });
});
afterEach(async () => {
  await ringdown.tidy();
});
afterAll(async () => {
  await ringdown.finish();
});

async function arrange(): Promise<void> {
  shop = await ringdown.shop();
  ben = await shop.operator();
  visitor = shop.visitor();
}

async function onThePhone(): Promise<RingPage> {
  await arrange();
  await visitor.requestsChat({ visitorName: 'Vera', visitorEmail: 'vera@example.com' });
  const page = await ben.phone.expectRing();
  await page.accepts();
  await page.says('Hello');
  return page;
}

describe('a chat on the phone', () => {
  it('goes on at the console where its operator is signed in: the phone is told, and writes no more', async () => {
    const page = await onThePhone();
    const listening = page.listens();
    await listening.seesChat('ACTIVE');
    expect((await page.api.refusal(CONTINUE_AT_CONSOLE, { chatId: page.chatId })).code).toBe('CONFLICT');
    await ben.opensConsole();
    await page.api.ask(CONTINUE_AT_CONSOLE, { chatId: page.chatId });
    await expect(page.says('Too late')).rejects.toThrow('UNAUTHENTICATED');
    expect(await lookAt(ringdown.anonymous, page)).toMatchObject({ chatChannel: 'CONSOLE', acceptable: false });
    const chat = await ben.looksAt(page.chatId);
    expect(chat).toMatchObject({ status: 'ACTIVE', channel: 'CONSOLE', operator: { name: 'Ben' } });
    expect((await visitor.chat()).operator?.name).toBe('Ben');
  });

  it('comes back to the same phone by the same link, and the other way as often as one likes', async () => {
    const page = await onThePhone();
    await ben.api.ask(CONTINUE_AT_CONSOLE, { chatId: page.chatId });
    await page.accepts();
    await page.says('Back on the phone');
    await ben.api.ask(CONTINUE_AT_CONSOLE, { chatId: page.chatId });
    await expect(page.says('Too late')).rejects.toThrow('UNAUTHENTICATED');
    expect((await visitor.chat()).messages.map(({ body }) => body)).toEqual([
      'My boiler leaks',
      'Hello',
      'Back on the phone',
    ]);
  });

  it('is not rescued from an operator who just moved it', async () => {
    const page = await onThePhone();
    const listening = visitor.listens();
    await listening.seesChat('ACTIVE');
    await ben.opensConsole();
    await page.api.ask(CONTINUE_AT_CONSOLE, { chatId: page.chatId });
    ringdown.passes(50);
    expect(await ben.looksAt(page.chatId)).toMatchObject({ status: 'ACTIVE', channel: 'CONSOLE' });
    expect(ben.phone.received).toBe(2);
  });

  it('cannot be moved by a colleague', async () => {
    const page = await onThePhone();
    const cleo = await shop.operator({ name: 'Cleo', onDuty: false });
    expect((await cleo.api.refusal(CONTINUE_AT_CONSOLE, { chatId: page.chatId })).code).toBe('FORBIDDEN');
  });
});

describe('a chat at the console', () => {
  it('goes on at the operator’s own phone, by a fresh link, once it is taken there', async () => {
    await arrange();
    const console = await ben.opensConsole();
    await visitor.requestsChat({ visitorName: 'Vera' });
    const held = await ben.accepts(visitor.chatId);
    await held.says('At the desk');
    await ben.api.ask(CONTINUE_ON_PHONE, { chatId: visitor.chatId });
    const page = await ben.phone.expectRing();
    expect(page.sms).toContain('a new link to your chat with Vera');
    await held.says('Still at the desk');
    expect(await lookAt(ringdown.anonymous, page)).toMatchObject({ acceptable: true, chatChannel: 'CONSOLE' });
    await page.accepts();
    await page.says('In the train');
    expect(await ben.looksAt(visitor.chatId)).toMatchObject({ channel: 'MOBILE', operator: { name: 'Ben' } });
    expect((await visitor.chat()).messages.map(({ seq, body }) => `${seq} ${body}`)).toEqual([
      '1 My boiler leaks',
      '2 At the desk',
      '3 Still at the desk',
      '4 In the train',
    ]);
    console.closes();
  });

  it('has three links at most, whoever asks', async () => {
    await arrange();
    await ben.opensConsole();
    await visitor.requestsChat();
    await ben.accepts(visitor.chatId);
    await ben.api.ask(CONTINUE_ON_PHONE, { chatId: visitor.chatId });
    let page = await ben.phone.expectRing();
    for (let more = 0; more < 2; more += 1) {
      ringdown.passes(10);
      await asksForNewLink(ringdown.anonymous, page);
      page = await ben.phone.expectRing();
    }
    ringdown.passes(10);
    expect((await ben.api.refusal(CONTINUE_ON_PHONE, { chatId: visitor.chatId })).code).toBe('CONFLICT');
  });

  it('needs a verified number for that', async () => {
    await arrange();
    const dan = await shop.operator({ name: 'Dan', onDuty: false });
    await dan.opensConsole();
    await visitor.requestsChat();
    await dan.accepts(visitor.chatId);
    const refused = await dan.api.refusal(CONTINUE_ON_PHONE, { chatId: visitor.chatId });
    expect(refused).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('handing a chat over from the phone', () => {
  it('names where it may go, and nothing else of anybody', async () => {
    const page = await onThePhone();
    const cleo = await shop.operator({ name: 'Cleo', onDuty: false });
    const dan = await shop.operator({ name: 'Dan' });
    await cleo.opensConsole();
    const { transferTargets } = await page.api.ask<{ transferTargets: unknown }>(TRANSFER_TARGETS, {
      chatId: page.chatId,
    });
    expect(transferTargets).toEqual({
      departments: [{ id: shop.departmentId, name: 'Sales', reachability: 'CONSOLE' }],
      operators: [
        { id: cleo.id, name: 'Cleo', reachability: 'CONSOLE' },
        { id: dan.id, name: 'Dan', reachability: 'MOBILE' },
      ],
    });
  });

  it('goes to a colleague at the console at once, and the phone has it no longer', async () => {
    const page = await onThePhone();
    const cleo = await shop.operator({ name: 'Cleo', onDuty: false });
    await cleo.opensConsole();
    const { transferChat } = await page.api.ask<{ transferChat: { __typename: string } }>(
      'mutation ($input: TransferChatInput!) { transferChat(input: $input) { __typename } }',
      { input: { chatId: page.chatId, operatorId: cleo.id } },
    );
    expect(transferChat.__typename).toBe('ChatTransferred');
    await expect(page.says('Still me')).rejects.toThrow('UNAUTHENTICATED');
    expect((await visitor.chat()).operator?.name).toBe('Cleo');
  });

  it('rings a colleague’s phone while the sender keeps the chat', async () => {
    const page = await onThePhone();
    const dan = await shop.operator({ name: 'Dan' });
    await page.api.ask('mutation ($input: TransferChatInput!) { transferChat(input: $input) { __typename } }', {
      input: { chatId: page.chatId, operatorId: dan.id },
    });
    const danPage = await dan.phone.expectRing();
    await page.says('I hand you to Dan');
    await danPage.accepts();
    await expect(page.says('Still me')).rejects.toThrow('UNAUTHENTICATED');
    expect((await visitor.chat()).operator?.name).toBe('Dan');
  });
});

it('the transcript goes to the operator’s own address at their wish, once, and only when the chat is over', async () => {
  const page = await onThePhone();
  expect((await page.api.refusal(MAIL_OWN_TRANSCRIPT, { chatId: page.chatId })).code).toBe('CONFLICT');
  await page.ends();
  for (let times = 0; times < 2; times += 1) await page.api.ask(MAIL_OWN_TRANSCRIPT, { chatId: page.chatId });
  const mails = await ringdown.app.services.db.read.query<{ recipient: string; text: string }[]>(
    'SELECT recipient, text FROM mail_message ORDER BY recipient',
  );
  const own = mails.filter(({ recipient }) => recipient === ben.email);
  expect(own).toHaveLength(1);
  expect(own[0]?.text).toContain('Hello');
  expect(own[0]?.text).not.toContain('vera@example.com');
});

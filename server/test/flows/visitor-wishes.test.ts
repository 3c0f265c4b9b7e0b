import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MailMessage } from '../../src/mail/mail-message.entity.js';
import type { ApiClient } from '../harness/api-client.js';
import type { Shop } from '../harness/given.js';
import type { HeldChat, Operator } from '../harness/operator.js';
import { eventually } from '../harness/eventually.js';
import { Ringdown } from '../harness/start-app.js';
import type { Visitor } from '../harness/visitor.js';

let ringdown: Ringdown;
beforeAll(async () => {
  ringdown = await Ringdown.start();
});
afterEach(async () => {
  await ringdown.tidy();
});
afterAll(async () => {
  await ringdown.finish();
});

const REPORT = 'mutation ($input: ReceiptsInput!) { reportReceipts(input: $input) }';
const RATE = 'mutation ($input: RateChatInput!) { rateChat(input: $input) { rating { score comment } } }';
const CONTACT = 'mutation ($input: LeaveContactInput!) { leaveContact(input: $input) { name email phone } }';
const TRANSCRIPT = 'mutation ($chatId: ID!, $email: String!) { requestTranscript(chatId: $chatId, email: $email) }';
const DETAILS = `query ($id: ID!) { chat(id: $id) {
  receipts { visitorDeliveredSeq visitorReadSeq operatorDeliveredSeq operatorReadSeq }
  rating { score comment } visitor { email phone } } }`;
const EVENTS = `subscription ($chatId: ID!) { chatEvents(chatId: $chatId) { __typename
  ... on ReceiptsChanged { author deliveredSeq readSeq } } }`;

interface Details {
  receipts: Record<string, number>;
  rating: { score: number; comment: string | null } | null;
  visitor: { email: string | null; phone: string | null };
}

async function conversation(): Promise<{ shop: Shop; ben: Operator; visitor: Visitor; held: HeldChat }> {
  const shop = await ringdown.shop();
  const ben = await shop.operator({ onDuty: false });
  await ben.opensConsole();
  const visitor = shop.visitor();
  const { chat } = await visitor.requestsChat();
  return { shop, ben, visitor, held: await ben.accepts(chat.id) };
}

async function details(api: ApiClient, id: string): Promise<Details> {
  return (await api.ask<{ chat: Details }>(DETAILS, { id })).chat;
}

async function reports(api: ApiClient, chatId: string, deliveredSeq: number, readSeq: number): Promise<boolean> {
  const input = { chatId, deliveredSeq, readSeq };
  return (await api.ask<{ reportReceipts: boolean }>(REPORT, { input })).reportReceipts;
}

describe('delivered and read', () => {
  it('are told to the other side, only grow, and never pass the last line', async () => {
    const { visitor, held } = await conversation();
    const stream = visitor.api.subscribe<{ chatEvents: Record<string, unknown> }>(EVENTS, { chatId: visitor.chatId });
    await stream.next('the chat', ({ chatEvents }) => chatEvents.__typename === 'ChatChanged');
    expect(await reports(held.api, held.chatId, 1, 0)).toBe(true);
    const told = await stream.next('marks', ({ chatEvents }) => chatEvents.__typename === 'ReceiptsChanged');
    expect(told.chatEvents).toMatchObject({ author: 'OPERATOR', deliveredSeq: 1, readSeq: 0 });
    expect(await reports(held.api, held.chatId, 99, 99)).toBe(true);
    expect(await reports(held.api, held.chatId, 0, 0)).toBe(false);
    const { receipts } = await details(visitor.api, visitor.chatId);
    expect(receipts).toMatchObject({ operatorDeliveredSeq: 1, operatorReadSeq: 1 });
    stream.stop();
  });

  it('of many reports at once end at the highest', async () => {
    const { visitor, held } = await conversation();
    for (const line of ['two', 'three', 'four']) await held.says(line);
    await Promise.all([4, 2, 3, 1].map((seq) => reports(visitor.api, visitor.chatId, seq, seq)));
    const { receipts } = await details(held.api, held.chatId);
    expect(receipts).toMatchObject({ visitorDeliveredSeq: 4, visitorReadSeq: 4 });
  });

  it('are not moved by a colleague who only reads along', async () => {
    const { shop, visitor } = await conversation();
    const cleo = await shop.operator({ name: 'Cleo', onDuty: false });
    const input = { chatId: visitor.chatId, deliveredSeq: 1, readSeq: 1 };
    expect(await cleo.api.refusal(REPORT, { input })).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('a rating', () => {
  it('is kept once a chat, its last word counts, and operators see it', async () => {
    const { visitor, held } = await conversation();
    await visitor.ends();
    const { chatId } = visitor;
    await visitor.api.ask(RATE, { input: { chatId, score: 2 } });
    await visitor.api.ask(RATE, { input: { chatId, score: 5, comment: 'Quick, thanks' } });
    expect((await details(held.api, chatId)).rating).toEqual({ score: 5, comment: 'Quick, thanks' });
    for (const score of [0, 6]) {
      const refusal = await visitor.api.refusal(RATE, { input: { chatId, score } });
      expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', field: 'score' });
    }
  });

  it('is not taken where nobody answered', async () => {
    const shop = await ringdown.shop();
    await (await shop.operator({ onDuty: false })).opensConsole();
    const visitor = shop.visitor();
    await visitor.requestsChat();
    const input = { chatId: visitor.chatId, score: 5 };
    expect(await visitor.api.refusal(RATE, { input })).toMatchObject({ code: 'CONFLICT' });
  });
});

describe('how to reach the visitor', () => {
  it('can be told while waiting, and the operator who accepts sees it', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator({ onDuty: false });
    await ben.opensConsole();
    const visitor = shop.visitor();
    const { chat } = await visitor.requestsChat({ visitorName: 'Vera' });
    await visitor.api.ask(CONTACT, { input: { chatId: chat.id, phone: '+31 20 123 4567' } });
    await visitor.api.ask(CONTACT, { input: { chatId: chat.id, email: 'vera@example.com' } });
    const held = await ben.accepts(chat.id);
    expect((await details(held.api, chat.id)).visitor).toEqual({ email: 'vera@example.com', phone: '+31 20 123 4567' });
    const refusal = await visitor.api.refusal(CONTACT, { input: { chatId: chat.id, phone: 'call me' } });
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', field: 'phone' });
  });
});

describe('a visitor who left a number and was not answered', () => {
  it.each(['leaves', 'is missed'])('and %s, is told to the department by mail, once', async (how) => {
    const shop = await ringdown.shop({ maximumWaitSeconds: 30 });
    await (await shop.operator({ onDuty: false })).opensConsole();
    const visitor = shop.visitor();
    const { chat } = await visitor.requestsChat({ visitorName: 'Vera', visitorEmail: 'vera@example.com' });
    await visitor.api.ask(CONTACT, { input: { chatId: chat.id, phone: '+31 20 123 4567' } });
    if (how === 'leaves') await visitor.ends();
    else {
      ringdown.passes(31);
      await eventually('the request to be missed', async () => (await visitor.chat()).status === 'MISSED');
    }
    const mails = await ringdown.app.services.db.read.findBy(MailMessage, { organizationId: shop.id });
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ recipient: 'sales@example.com', replyTo: 'vera@example.com' });
    expect(mails[0]?.text).toContain('They can be called at +31 20 123 4567.');
    expect(mails[0]?.text).toContain('My boiler leaks');
  });

  it('is not written about where only the request named an address', async () => {
    const shop = await ringdown.shop();
    await (await shop.operator({ onDuty: false })).opensConsole();
    const visitor = shop.visitor();
    await visitor.requestsChat({ visitorEmail: 'vera@example.com' });
    await visitor.ends();
    expect(await ringdown.app.services.db.read.findBy(MailMessage, { organizationId: shop.id })).toEqual([]);
  });
});

describe('the transcript for the visitor', () => {
  async function copies(shop: Shop): Promise<MailMessage[]> {
    return ringdown.app.services.db.read.findBy(MailMessage, { organizationId: shop.id });
  }

  it('goes out at the end where it was asked for before, once, and has no contact detail in it', async () => {
    const { shop, visitor, held } = await conversation();
    const { chatId } = visitor;
    await visitor.api.ask(CONTACT, { input: { chatId, email: 'private@example.com', phone: '+31 20 123 4567' } });
    await held.says('Close the valve');
    await visitor.api.ask(TRANSCRIPT, { chatId, email: 'vera@example.com' });
    expect(await copies(shop)).toEqual([]);
    await held.ends();
    await visitor.api.ask(TRANSCRIPT, { chatId, email: 'vera@example.com' });
    const mails = (await copies(shop)).sort((a, b) => a.recipient.localeCompare(b.recipient));
    expect(mails.map(({ recipient }) => recipient)).toEqual(['sales@example.com', 'vera@example.com']);
    expect(mails[1]?.text).toContain('Close the valve');
    expect(mails[1]?.text).not.toMatch(/private@example\.com|123 4567/);
  });

  it('goes to a few addresses and no more', async () => {
    const { shop, visitor } = await conversation();
    await visitor.ends();
    const { chatId } = visitor;
    for (const name of ['a', 'b', 'c']) {
      await visitor.api.ask(TRANSCRIPT, { chatId, email: `${name}@example.com` });
    }
    const refusal = await visitor.api.refusal(TRANSCRIPT, { chatId, email: 'd@example.com' });
    expect(refusal).toMatchObject({ code: 'CONFLICT' });
    expect(await copies(shop)).toHaveLength(4);
  });
});

describe('usually answered in', () => {
  const STATUS = 'query ($key: ID!) { site(key: $key) { departments { usualAnswerSeconds } } }';
  const WAIT = 'query ($id: ID!) { chat(id: $id) { usualAnswerSeconds } }';

  it('is promised from five answers on, from how long people really waited', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator({ onDuty: false });
    await ben.opensConsole();
    for (let answers = 0; answers < 5; answers++) {
      const visitor = shop.visitor();
      const { chat } = await visitor.requestsChat();
      const before = await visitor.api.ask<{ chat: { usualAnswerSeconds: number | null } }>(WAIT, { id: chat.id });
      expect(before.chat.usualAnswerSeconds).toBeNull();
      ringdown.passes(12);
      await (await ben.accepts(chat.id)).ends();
    }
    // What was read before is remembered for a moment.
    ringdown.passes(3);
    const visitor = shop.visitor();
    const { chat } = await visitor.requestsChat();
    const now = await visitor.api.ask<{ chat: { usualAnswerSeconds: number } }>(WAIT, { id: chat.id });
    expect(now.chat.usualAnswerSeconds).toBeGreaterThanOrEqual(12);
    expect(now.chat.usualAnswerSeconds).toBeLessThan(20);
    const { site } = await visitor.api.ask<{ site: { departments: unknown[] } }>(STATUS, { key: shop.counter.siteKey });
    expect(site.departments).toEqual([{ usualAnswerSeconds: now.chat.usualAnswerSeconds }]);
  });
});

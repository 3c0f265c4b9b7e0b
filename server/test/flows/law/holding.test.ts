import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SIGN_IN, SIGN_OUT, UPDATE_OPERATOR } from '../../harness/documents.js';
import { ApiClient } from '../../harness/api-client.js';
import { cookieOf, type CallCenterTraits, type Shop } from '../../harness/given.js';
import { HeldChat, type Operator } from '../../harness/operator.js';
import type { Listening } from '../../harness/participant.js';
import type { RingPage } from '../../harness/phone.js';
import { Ringdown } from '../../harness/start-app.js';
import type { Visitor } from '../../harness/visitor.js';

const A_MILLISECOND = 0.001;

let ringdown: Ringdown;
beforeAll(async () => {
  ringdown = await Ringdown.start();
  ringdown.clock.holdStill();
});
afterEach(async () => {
  await ringdown.tidy();
});
afterAll(async () => {
  await ringdown.finish();
});

interface OnThePhone {
  shop: Shop;
  ben: Operator;
  visitor: Visitor;
  /** The visitor's open page: their sign of life. */
  there: Listening;
  page: RingPage;
}

/** Ben accepted from his phone, whose browser he then put away. */
async function acceptedByBen(traits: CallCenterTraits = {}): Promise<OnThePhone> {
  const shop = await ringdown.shop(traits);
  const ben = await shop.operator();
  const visitor = shop.visitor();
  await visitor.requestsChat();
  const there = visitor.listens();
  await there.seesChat('WAITING');
  const page = await ben.phone.expectRing();
  await page.accepts();
  return { shop, ben, visitor, there, page };
}

describe('an operator accepted, then nothing', () => {
  it('is rung once more 45 s after accepting without a first message, to the millisecond, and not before', async () => {
    const { ben, visitor } = await acceptedByBen();
    await ringdown.lives(45 - A_MILLISECOND);
    expect((await ben.looksAt(visitor.chatId)).rings).toHaveLength(1);
    await ringdown.lives(A_MILLISECOND);
    await ben.phone.expectRing();
    expect(await visitor.chat()).toMatchObject({ status: 'ACTIVE', operator: { name: 'Ben' } });
  });

  it('is rung once more after 60 s without a sign of life, having spoken, to the millisecond, and not before', async () => {
    const { shop, ben, visitor, page } = await acceptedByBen();
    // A colleague who looks on all the time is no sign of Ben's life.
    const cleo = await shop.operator({ name: 'Cleo', onDuty: false });
    await new HeldChat(cleo.api, visitor.chatId).listens().seesChat('ACTIVE');
    await page.says('Hello');
    await ringdown.looks();
    await ringdown.lives(60 - A_MILLISECOND);
    expect((await cleo.looksAt(visitor.chatId)).rings).toHaveLength(1);
    await ringdown.lives(A_MILLISECOND);
    await ben.phone.expectRing();
  });

  it('who keeps the page open and has spoken is there, however long they are silent', async () => {
    const { ben, visitor, page } = await acceptedByBen();
    await page.says('Hello');
    await page.listens().seesChat('ACTIVE');
    await ringdown.lives(300, 30);
    expect((await ben.looksAt(visitor.chatId)).rings).toHaveLength(1);
  });

  it('who does not take that ring loses the chat: it WAITS afresh with its lines and token, and rings the others', async () => {
    const { shop, ben, visitor } = await acceptedByBen({ maximumWaitSeconds: 20 });
    const cleo = await shop.operator({ name: 'Cleo' });
    await ringdown.lives(45);
    await ben.phone.expectRing();
    await ringdown.lives(30 - A_MILLISECOND);
    expect((await visitor.chat()).operator?.name).toBe('Ben');
    await ringdown.lives(A_MILLISECOND);
    const chat = await visitor.chat();
    expect(chat).toMatchObject({ status: 'WAITING', operator: null, messages: [{ body: 'My boiler leaks' }] });
    expect(Date.parse(chat.waitingUntil!) - ringdown.clock.now().getTime()).toBe(20_000);
    await (await cleo.phone.expectRing()).accepts();
    expect(ben.phone.received).toBe(3);
  });

  it('is MISSED at once when nobody else can be rung after that', async () => {
    const { ben, visitor } = await acceptedByBen();
    await ringdown.lives(45);
    await (await ben.phone.expectRing()).declines();
    expect((await visitor.chat()).status).toBe('MISSED');
  });

  it('who is not ringable any more is not rung: the chat WAITS again at once', async () => {
    const { shop, ben, visitor } = await acceptedByBen();
    const cleo = await shop.operator({ name: 'Cleo' });
    await ben.updatesMobileChat({ mode: 'OFF' });
    await ringdown.lives(45);
    expect((await visitor.chat()).status).toBe('WAITING');
    await cleo.phone.expectRing();
    expect(ben.phone.received).toBe(2);
  });

  it('is rung once more for the chat they have, however few the phone may have at once', async () => {
    const { ben } = await acceptedByBen({ mobileCapacity: 1 });
    await ringdown.lives(45);
    await (await ben.phone.expectRing()).accepts();
  });
});

describe('rescue and the operator at the same moment', () => {
  it('the message wins: it is stored, the ring is rescinded, and they keep the chat', async () => {
    const { ben, visitor, page } = await acceptedByBen();
    await ringdown.lives(45);
    const again = await ben.phone.expectRing();
    await page.says('Here I am');
    expect(await again.shows()).toMatchObject({ status: 'RESCINDED', acceptable: false });
    await page.listens().seesChat('ACTIVE');
    await ringdown.lives(31);
    expect((await visitor.chat()).messages.map(({ body }) => body)).toEqual(['My boiler leaks', 'Here I am']);
    expect((await visitor.chat()).operator?.name).toBe('Ben');
  });

  it('after the rescue the former holder writes nothing: their token is dead', async () => {
    const { shop, ben, visitor, page } = await acceptedByBen();
    const cleo = await shop.operator({ name: 'Cleo' });
    await ringdown.lives(45);
    await ben.phone.expectRing();
    await ringdown.lives(30);
    await cleo.phone.expectRing();
    await expect(page.says('Too late')).rejects.toThrow('UNAUTHENTICATED');
    expect((await visitor.chat()).messages).toHaveLength(1);
  });
});

describe('rescue due, but the visitor shows no life either', () => {
  it('the chat is ENDED, and no phone rings', async () => {
    const { ben, visitor, there, page } = await acceptedByBen();
    await page.says('Hello');
    there.stop();
    await ringdown.looks();
    await ringdown.lives(61);
    expect((await ben.looksAt(visitor.chatId)).status).toBe('ENDED');
    expect(ben.phone.received).toBe(2);
  });
});

describe('an ACTIVE chat whose visitor shows no sign of life', () => {
  it('is ENDED after 10 minutes, with a SYSTEM message, to the millisecond, and not before', async () => {
    const { ben, visitor, there, page } = await acceptedByBen();
    await page.says('Hello');
    await page.listens().seesChat('ACTIVE');
    there.stop();
    await there.stream.over;
    await ringdown.looks();
    await ringdown.lives(600 - A_MILLISECOND, 30);
    expect((await ben.looksAt(visitor.chatId)).status).toBe('ACTIVE');
    await ringdown.lives(A_MILLISECOND);
    expect((await ben.looksAt(visitor.chatId)).status).toBe('ENDED');
    expect((await page.chat()).messages.at(-1)).toMatchObject({ author: 'SYSTEM' });
  });
});

describe('mid-chat', () => {
  it('an operator deactivated: their tokens die; a new round at once', async () => {
    const { shop, ben, visitor, page } = await acceptedByBen();
    const cleo = await shop.operator({ name: 'Cleo' });
    await page.says('Hello');
    await shop.admin.ask(UPDATE_OPERATOR, { input: { id: ben.id, active: false } });
    expect((await visitor.chat()).status).toBe('WAITING');
    await expect(page.says('Still me')).rejects.toThrow('UNAUTHENTICATED');
    await (await cleo.phone.expectRing()).accepts();
  });

  it("an operator's session revoked: a new round at once, their phone first, then the others", async () => {
    const { shop, ben, browser, visitor } = await atTheConsoleOfBen();
    const cleo = await shop.operator({ name: 'Cleo' });
    await browser.ask(SIGN_OUT);
    const again = await ben.phone.expectRing();
    expect(await visitor.chat()).toMatchObject({ status: 'ACTIVE', operator: { name: 'Ben' } });
    await again.declines();
    expect((await visitor.chat()).status).toBe('WAITING');
    await (await cleo.phone.expectRing()).accepts();
    await expect(new HeldChat(browser, visitor.chatId).says('Still me')).rejects.toThrow('UNAUTHENTICATED');
  });

  it('an operator who signs out at one of two consoles keeps the chat at the other', async () => {
    const { ben, browser, visitor } = await atTheConsoleOfBen();
    await ben.opensConsole();
    await browser.ask(SIGN_OUT);
    await new HeldChat(ben.api, visitor.chatId).says('Still me');
    expect((await visitor.chat()).operator?.name).toBe('Ben');
    expect(ben.phone.received).toBe(1);
  });
});

/** Ben, signed in as a browser does, has a chat at the console. */
async function atTheConsoleOfBen(): Promise<{ shop: Shop; ben: Operator; browser: ApiClient; visitor: Visitor }> {
  const shop = await ringdown.shop();
  const ben = await shop.operator();
  const anonymous = new ApiClient(ringdown.url, { origin: ringdown.url });
  const variables = { input: { email: ben.email, password: ben.password } };
  const cookie = cookieOf(await anonymous.post(JSON.stringify({ query: SIGN_IN, variables })));
  const browser = anonymous.as({ origin: ringdown.url, cookie });
  await ben.opensConsole(true, browser);
  const visitor = shop.visitor();
  const { chat } = await visitor.requestsChat();
  await visitor.listens().seesChat('WAITING');
  await ben.accepts(chat.id);
  await new HeldChat(browser, chat.id).says('Hello');
  return { shop, ben, browser, visitor };
}

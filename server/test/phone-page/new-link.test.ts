import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SmsMessage } from '../../src/sms/sms-message.entity.js';
import { eventually } from '../harness/eventually.js';
import type { Shop } from '../harness/given.js';
import type { Operator } from '../harness/operator.js';
import type { RingPage } from '../harness/phone.js';
import { asksForNewLink, lookAt, SEND_NEW_LINK } from '../harness/phone-page.js';
import { Ringdown } from '../harness/start-app.js';
import type { Visitor } from '../harness/visitor.js';
import { refusal } from '../messagebird/answers.js';

let ringdown: Ringdown;
let shop: Shop;
let ben: Operator;
let visitor: Visitor;
let page: RingPage;

beforeAll(async () => {
  ringdown = await Ringdown.start();
});
afterEach(async () => {
  await ringdown.tidy();
});
afterAll(async () => {
  await ringdown.finish();
});

/** Ben has Vera's chat on his phone, and has said something. */
async function benHasIt(): Promise<void> {
  shop = await ringdown.shop();
  ben = await shop.operator();
  visitor = shop.visitor();
  await visitor.requestsChat({ visitorName: 'Vera' });
  page = await ben.phone.expectRing();
  await page.accepts();
  await page.says('Hello');
}

describe('the link of an accepted ring, opened on another device', () => {
  it('is refused, shows nothing personal, and says that a new link may be asked for', async () => {
    await benHasIt();
    const stranger = page.onAnotherDevice();
    expect(await stranger.taps()).toEqual({ __typename: 'RingRefused', reason: 'OTHER_DEVICE' });
    expect(await lookAt(ringdown.anonymous, stranger)).toMatchObject({
      status: 'ACCEPTED',
      acceptable: false,
      newLinksLeft: 3,
      answeredBy: 'Ben',
      chat: null,
    });
  });

  it('brings a new link to the stored number at the wish of whoever opened it; the old link is dead at once', async () => {
    await benHasIt();
    expect(await asksForNewLink(ringdown.anonymous, page)).toBe(2);
    const fresh = await ben.phone.expectRing();
    expect(fresh.sms).toMatch(/^Ringdown Sales: a new link to your chat with Vera\. Continue: \S+$/);
    expect(fresh.token).not.toBe(page.token);
    expect(await lookAt(ringdown.anonymous, page)).toBeNull();
    await expect(page.taps()).rejects.toThrow('NOT_FOUND');
    await page.says('The phone that has it goes on until the new link is taken');
  });

  it('the new link gives the chat to the device that takes it, and to no other; the first device writes no more', async () => {
    await benHasIt();
    await asksForNewLink(ringdown.anonymous, page);
    const fresh = await ben.phone.expectRing();
    expect(await lookAt(ringdown.anonymous, fresh)).toMatchObject({ acceptable: true, chatChannel: 'MOBILE' });
    const { chat } = await fresh.accepts();
    expect(chat.id).toBe(page.chatId);
    await expect(page.says('Am I still here')).rejects.toThrow('UNAUTHENTICATED');
    await fresh.says('On my other phone now');
    expect((await fresh.accepts()).chat.id).toBe(page.chatId);
    expect(await fresh.onAnotherDevice().taps()).toEqual({ __typename: 'RingRefused', reason: 'OTHER_DEVICE' });
    expect((await visitor.chat()).messages.map(({ body }) => body)).toEqual([
      'My boiler leaks',
      'Hello',
      'On my other phone now',
    ]);
  });

  it('asked again because the answer was lost, it sends no second text', async () => {
    await benHasIt();
    await asksForNewLink(ringdown.anonymous, page);
    expect(await asksForNewLink(ringdown.anonymous, page)).toBe(2);
    await ben.phone.expectRing();
    expect(ben.phone.received).toBe(3);
  });

  it('asked by two at once, it sends one', async () => {
    await benHasIt();
    const twice = [asksForNewLink(ringdown.anonymous, page), asksForNewLink(ringdown.anonymous, page)];
    expect(await Promise.all(twice)).toEqual([2, 2]);
    await ben.phone.expectRing();
    expect(ben.phone.received).toBe(3);
  });

  it('brings three at most, and not one right after another', async () => {
    await benHasIt();
    await asksForNewLink(ringdown.anonymous, page);
    let fresh = await ben.phone.expectRing();
    const hasty = await ringdown.anonymous.refusal(SEND_NEW_LINK, { token: fresh.token });
    expect(hasty.code).toBe('RATE_LIMITED');
    for (const left of [1, 0]) {
      ringdown.passes(10);
      expect(await asksForNewLink(ringdown.anonymous, fresh)).toBe(left);
      fresh = await ben.phone.expectRing();
    }
    ringdown.passes(10);
    const refused = await ringdown.anonymous.refusal(SEND_NEW_LINK, { token: fresh.token });
    expect(refused.code).toBe('CONFLICT');
    expect(await lookAt(ringdown.anonymous, fresh)).toMatchObject({ newLinksLeft: 0, holdsChat: true });
  });
});

describe('no new link is sent', () => {
  it('once the chat is over', async () => {
    await benHasIt();
    await visitor.ends();
    expect((await ringdown.anonymous.refusal(SEND_NEW_LINK, { token: page.token })).code).toBe('CONFLICT');
    expect(await lookAt(ringdown.anonymous, page)).toMatchObject({ newLinksLeft: 0 });
  });

  it('to somebody who lost the chat to a colleague', async () => {
    await benHasIt();
    const cleo = await shop.operator({ name: 'Cleo', onDuty: false });
    await cleo.opensConsole();
    await page.api.ask('mutation ($input: TransferChatInput!) { transferChat(input: $input) { __typename } }', {
      input: { chatId: page.chatId, operatorId: cleo.id },
    });
    expect((await ringdown.anonymous.refusal(SEND_NEW_LINK, { token: page.token })).code).toBe('CONFLICT');
    expect(await lookAt(ringdown.anonymous, page)).toMatchObject({ newLinksLeft: 0, holdsChat: false });
  });

  it('to a number that was changed since', async () => {
    await benHasIt();
    await ben.updatesMobileChat({ phoneNumber: null });
    expect((await ringdown.anonymous.refusal(SEND_NEW_LINK, { token: page.token })).code).toBe('CONFLICT');
  });

  it('when the chat ended before the provider took it', async () => {
    await benHasIt();
    const digits = ben.phone.number.replace('+', '');
    const posts = ringdown.double.posts.length;
    ringdown.double.plan(digits, { answer: refusal(429, 0, 'Too many requests') });
    await asksForNewLink(ringdown.anonymous, page);
    await ringdown.double.seen(posts + 1);
    await visitor.ends();
    ringdown.passes(5);
    await eventually('the text to be cancelled', async () => {
      const [sms] = await ringdown.app.services.db.read.find(SmsMessage, {
        where: { purpose: 'LINK', operatorId: ben.id },
      });
      return sms?.status === 'CANCELLED';
    });
    expect(ben.phone.received).toBe(2);
  });

  it('by a link that leads nowhere', async () => {
    const refused = await ringdown.anonymous.refusal(SEND_NEW_LINK, { token: 'nowhere' });
    expect(refused.code).toBe('NOT_FOUND');
  });
});

describe('a ring that nobody took yet', () => {
  it('may have a new link too, under the rule that it rings by', async () => {
    shop = await ringdown.shop();
    ben = await shop.operator();
    visitor = shop.visitor();
    await visitor.requestsChat();
    page = await ben.phone.expectRing();
    await asksForNewLink(ringdown.anonymous, page);
    const fresh = await ben.phone.expectRing();
    await expect(page.taps()).rejects.toThrow('NOT_FOUND');
    await fresh.accepts();
  });

  it('may not while a colleague at the console is accepting', async () => {
    shop = await ringdown.shop();
    ben = await shop.operator();
    const cleo = await shop.operator({ name: 'Cleo', onDuty: false });
    visitor = shop.visitor();
    await visitor.requestsChat();
    page = await ben.phone.expectRing();
    await cleo.opensConsole();
    expect((await ringdown.anonymous.refusal(SEND_NEW_LINK, { token: page.token })).code).toBe('CONFLICT');
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Shop } from '../../harness/given.js';
import type { Operator } from '../../harness/operator.js';
import type { RingPage } from '../../harness/phone.js';
import { Ringdown } from '../../harness/start-app.js';
import type { Visitor } from '../../harness/visitor.js';

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

interface OnThePhone {
  visitor: Visitor;
  page: RingPage;
}

/** A visitor asks, the operator takes the chat on the phone and speaks. */
async function takesOnPhone(shop: Shop, operator: Operator): Promise<OnThePhone> {
  const visitor = shop.visitor();
  await visitor.requestsChat();
  const page = await operator.phone.expectRing();
  await page.accepts();
  await page.says('Hello');
  return { visitor, page };
}

describe('an operator already in a mobile chat', () => {
  it('is still ringable, up to two chats unless the organization says otherwise', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    await takesOnPhone(shop, ben);
    await takesOnPhone(shop, ben);
    expect((await shop.visitor().asks()).__typename).toBe('NobodyAvailable');
  });

  it('is ringable up to the number that the organization says', async () => {
    for (const mobileCapacity of [1, 3]) {
      const shop = await ringdown.shop({ mobileCapacity });
      const ben = await shop.operator();
      for (let chats = 0; chats < mobileCapacity; chats += 1) await takesOnPhone(shop, ben);
      expect((await shop.visitor().asks()).__typename).toBe('NobodyAvailable');
    }
  });

  it('is rung at once when a higher capacity is set while somebody waits', async () => {
    const { shop, ben, waiting } = await waitingBesideABusyPhone();
    await shop.callCenter({ mobileCapacity: 2 });
    const { chat } = await (await ben.phone.expectRing()).accepts();
    expect(chat.id).toBe(waiting.chatId);
  });

  it('is rung at once when one of their chats ends while somebody waits', async () => {
    const { ben, waiting, busy } = await waitingBesideABusyPhone();
    await busy.visitor.ends();
    const { chat } = await (await ben.phone.expectRing()).accepts();
    expect(chat.id).toBe(waiting.chatId);
  });

  it('is not rung for what waits when another of their settings than the capacity changes', async () => {
    const { shop, ben, waiting } = await waitingBesideABusyPhone();
    await shop.callCenter({ ringTimeoutSeconds: 60, mobileCapacity: 1 });
    expect((await ben.looksAt(waiting.chatId)).rings).toHaveLength(1);
    await waiting.ends();
  });
});

describe('one operator rung for two chats', () => {
  it('is allowed; capacity limits ringing, never accepting', async () => {
    const shop = await ringdown.shop({ mobileCapacity: 1 });
    const ben = await shop.operator();
    const visitors = [shop.visitor(), shop.visitor(), shop.visitor()];
    const pages: RingPage[] = [];
    for (const visitor of visitors) {
      await visitor.requestsChat();
      pages.push(await ben.phone.expectRing());
    }
    for (const page of pages) await page.accepts();
    for (const visitor of visitors) expect((await visitor.chat()).operator?.id).toBe(ben.id);
    expect((await shop.visitor().asks()).__typename).toBe('NobodyAvailable');
  });

  it('may take more at the console than the phone would be rung for', async () => {
    const shop = await ringdown.shop({ mobileCapacity: 1 });
    const ben = await shop.operator();
    await takesOnPhone(shop, ben);
    await ben.opensConsole();
    const { chat } = await shop.visitor().requestsChat();
    await ben.accepts(chat.id);
  });
});

/** Ben has one chat on the phone, as many as allowed; another visitor waits, since Cleo's phone rang and she was silent. */
async function waitingBesideABusyPhone(): Promise<{ shop: Shop; ben: Operator; waiting: Visitor; busy: OnThePhone }> {
  const shop = await ringdown.shop({ mobileCapacity: 1 });
  const ben = await shop.operator();
  const busy = await takesOnPhone(shop, ben);
  const cleo = await shop.operator({ name: 'Cleo' });
  const waiting = shop.visitor();
  await waiting.requestsChat();
  await cleo.phone.expectRing();
  expect(ben.phone.received).toBe(2);
  return { shop, ben, waiting, busy };
}

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { UPDATE_OPERATOR } from '../harness/documents.js';
import { eventually } from '../harness/eventually.js';
import type { RingPage } from '../harness/phone.js';
import { Ringdown } from '../harness/start-app.js';
import type { Shop } from '../harness/given.js';
import type { Operator } from '../harness/operator.js';
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

interface OnThePhone {
  shop: Shop;
  ben: Operator;
  visitor: Visitor;
  page: RingPage;
}

/** Ben accepted from his phone; the visitor listens, which is their sign of life. */
async function acceptedByBen(): Promise<OnThePhone> {
  const shop = await ringdown.shop();
  const ben = await shop.operator();
  const visitor = shop.visitor();
  await visitor.requestsChat();
  const page = await ben.phone.expectRing();
  await page.accepts();
  return { shop, ben, visitor, page };
}

describe('an operator who accepted, then nothing', () => {
  it('is rung once more after 45 s; taking that ring, they go on in the same chat', async () => {
    const { ben, visitor, page } = await acceptedByBen();
    ringdown.passes(45);
    const again = await ben.phone.expectRing();
    expect((await visitor.chat()).operator?.name).toBe('Ben');
    const { chat } = await again.accepts();
    expect(chat.id).toBe(page.chatId);
    await again.says('Sorry, I am here now');
    await expect(page.says('the old link')).rejects.toThrow('UNAUTHENTICATED');
    await visitor.ends();
  });

  it('loses the chat when that ring is not taken: it waits again, with the same lines and token, and others ring', async () => {
    const { shop, ben, visitor } = await acceptedByBen();
    const cleo = await shop.operator({ name: 'Cleo' });
    const listening = visitor.listens();
    await listening.seesChat('ACTIVE');
    ringdown.passes(45);
    await ben.phone.expectRing();
    ringdown.passes(30);
    const chat = await listening.seesChat('WAITING');
    expect(chat.operator).toBeNull();
    await (await cleo.phone.expectRing()).accepts();
    expect((await visitor.chat()).messages.map(({ body }) => body)).toEqual(['My boiler leaks']);
    expect(ben.phone.received).toBe(3);
    await visitor.ends();
  });

  it('keeps the chat by writing while their phone rings again', async () => {
    const { ben, visitor, page } = await acceptedByBen();
    ringdown.passes(45);
    const again = await ben.phone.expectRing();
    await page.says('Here I am');
    expect(await again.shows()).toMatchObject({ status: 'RESCINDED', acceptable: false });
    ringdown.passes(30);
    expect((await visitor.chat()).operator?.name).toBe('Ben');
    await visitor.ends();
  });

  it('is there after all when they hand it over while their phone rings again; if nobody takes it, they have 45 s more', async () => {
    const { shop, ben, visitor, page } = await acceptedByBen();
    ringdown.passes(45);
    const again = await ben.phone.expectRing();
    const nobody = await page.transfersTo({ operatorId: (await shop.operator({ onDuty: false })).id });
    expect(nobody).toMatchObject({ __typename: 'NobodyAvailable' });
    expect(await again.shows()).toMatchObject({ status: 'RESCINDED', acceptable: false });
    await ringdown.lives(44);
    expect((await visitor.chat()).operator?.name).toBe('Ben');
    const { received } = ben.phone;
    await ringdown.lives(2);
    await ben.phone.expectRing();
    expect(ben.phone.received).toBe(received + 1);
    await visitor.ends();
  });

  it('is not nothing while a transfer of theirs rings: it rings to its end, and then they have 45 s for a first message', async () => {
    const { shop, ben, visitor, page } = await acceptedByBen();
    const cleo = await shop.operator({ name: 'Cleo' });
    const { received } = ben.phone;
    await ringdown.lives(40);
    expect(await page.transfersTo({ operatorId: cleo.id })).toMatchObject({ __typename: 'TransferRinging' });
    const ring = await cleo.phone.expectRing();
    const listening = page.listens();
    await ringdown.lives(19);
    expect(await ring.shows()).toMatchObject({ status: 'PENDING', acceptable: true });
    await ringdown.lives(12);
    expect(await ring.shows()).toMatchObject({ status: 'TIMED_OUT' });
    expect((await visitor.chat()).operator?.name).toBe('Ben');
    await page.says('Sorry, here I am');
    listening.stop();
    expect(ben.phone.received).toBe(received);
    await visitor.ends();
  });

  it('ends the chat when the visitor shows no life either', async () => {
    const { ben, visitor } = await acceptedByBen();
    const { chatId } = visitor;
    ringdown.passes(70);
    await eventually('the chat to end', async () => (await ben.looksAt(chatId)).status === 'ENDED');
  });
});

describe('an operator who is deactivated mid-chat', () => {
  it('loses the chat at once: their token dies, the visitor waits again, others ring', async () => {
    const { shop, ben, visitor, page } = await acceptedByBen();
    const cleo = await shop.operator({ name: 'Cleo' });
    await page.says('Hello');
    const listening = visitor.listens();
    await listening.seesChat('ACTIVE');
    await shop.admin.ask(UPDATE_OPERATOR, { input: { id: ben.id, active: false } });
    await listening.seesChat('WAITING');
    await expect(page.says('Still me')).rejects.toThrow('UNAUTHENTICATED');
    await (await cleo.phone.expectRing()).accepts();
    expect((await visitor.chat()).operator?.name).toBe('Cleo');
    await visitor.ends();
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Ringdown } from '../harness/start-app.js';
import { TRANSFER_CHAT } from '../harness/documents.js';
import type { Shop } from '../harness/given.js';
import type { HeldChat, Operator } from '../harness/operator.js';
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

/** A chat that Ben has at the console. */
async function bensChat(): Promise<{ shop: Shop; ben: Operator; visitor: Visitor; held: HeldChat }> {
  const shop = await ringdown.shop();
  const ben = await shop.operator({ onDuty: false });
  await ben.opensConsole();
  const visitor = shop.visitor();
  const { chat } = await visitor.requestsChat();
  return { shop, ben, visitor, held: await ben.accepts(chat.id) };
}

describe('a transfer', () => {
  it('to somebody at the console is immediate: they have the chat, the sender no longer', async () => {
    const { shop, visitor, held } = await bensChat();
    const cleo = await shop.operator({ name: 'Cleo', onDuty: false });
    const console = await cleo.opensConsole();
    const outcome = await held.transfersTo({ operatorId: cleo.id });
    expect(outcome).toMatchObject({ __typename: 'ChatTransferred', chat: { operator: { name: 'Cleo' } } });
    await console.sees(held.chatId, 'ACTIVE');
    expect((await visitor.chat()).operator?.name).toBe('Cleo');
    await expect(held.says('Still me')).rejects.toThrow('FORBIDDEN');
    await expect(held.ends()).rejects.toThrow('FORBIDDEN');
  });

  it('to somebody away rings their phone, while the sender keeps the chat until it is answered there', async () => {
    const { shop, visitor, held } = await bensChat();
    const cleo = await shop.operator({ name: 'Cleo' });
    const outcome = await held.transfersTo({ operatorId: cleo.id });
    expect(outcome).toMatchObject({
      __typename: 'TransferRinging',
      chat: { operator: { name: 'Ben' }, pendingTransfer: { to: 'Cleo' } },
    });
    const page = await cleo.phone.expectRing();
    await held.says('One moment, a colleague takes over');
    expect(await page.shows()).toMatchObject({ acceptable: true, chatStatus: 'ACTIVE' });
    const { chat } = await page.accepts();
    expect(chat).toMatchObject({ operator: { name: 'Cleo' }, channel: 'MOBILE' });
    expect((await visitor.chat()).operator?.name).toBe('Cleo');
    await page.says('Cleo here');
    await expect(held.says('And me')).rejects.toThrow('FORBIDDEN');
  });

  it('asked for again while it rings, because the answer was lost, rings nobody a second time', async () => {
    const { shop, held } = await bensChat();
    const cleo = await shop.operator({ name: 'Cleo' });
    const first = await held.transfersTo({ operatorId: cleo.id });
    const page = await cleo.phone.expectRing();
    ringdown.passes(5);
    expect(await held.transfersTo({ operatorId: cleo.id })).toEqual(first);
    expect(await page.shows()).toMatchObject({ acceptable: true });
    // A declined one may be tried again.
    await page.declines();
    expect(await held.transfersTo({ operatorId: cleo.id })).toMatchObject({ __typename: 'TransferRinging' });
    expect((await (await cleo.phone.expectRing()).accepts()).chat).toMatchObject({ operator: { name: 'Cleo' } });
  });

  it('that is declined or times out leaves the chat with the sender, who is told', async () => {
    for (const how of ['declines', 'times out'] as const) {
      const { shop, held } = await bensChat();
      const cleo = await shop.operator({ name: 'Cleo' });
      await held.transfersTo({ operatorId: cleo.id });
      const page = await cleo.phone.expectRing();
      const listening = held.listens();
      await listening.seesChat('ACTIVE');
      if (how === 'declines') await page.declines();
      else ringdown.passes(31);
      await listening.seesTransferGivenUp();
      expect(await page.shows()).toMatchObject({ acceptable: false });
      await held.says('I am still here');
      await held.ends();
    }
  });

  it('to a department goes to somebody at its console, else rings its phones', async () => {
    const { shop, ben, held } = await bensChat();
    const support = await shop.department('Support');
    const cleo = await shop.operator({ name: 'Cleo', departmentIds: [support] });
    expect(await held.transfersTo({ departmentId: support })).toMatchObject({ __typename: 'TransferRinging' });
    const { chat } = await (await cleo.phone.expectRing()).accepts();
    expect(chat.department.name).toBe('Support');
    await expect(ben.presses(chat.id)).rejects.toThrow('NOT_FOUND');
  });

  it('to nobody who can be reached says so, and the sender keeps the chat', async () => {
    const { shop, held } = await bensChat();
    const cleo = await shop.operator({ name: 'Cleo', onDuty: false });
    expect(await held.transfersTo({ operatorId: cleo.id })).toMatchObject({ __typename: 'NobodyAvailable' });
    await held.says('I keep it');
  });

  it('makes the phone that had the chat lose it: its token is dead, its link says who has it', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const visitor = shop.visitor();
    await visitor.requestsChat();
    const page = await ben.phone.expectRing();
    const { chat } = await page.accepts();
    await page.says('On my phone');
    await ben.opensConsole();
    const cleo = await shop.operator({ name: 'Cleo', onDuty: false });
    await cleo.opensConsole();
    const listening = page.listens();
    await listening.seesChat('ACTIVE');
    const outcome = await ben.api.ask<{ transferChat: { __typename: string } }>(TRANSFER_CHAT, {
      input: { chatId: chat.id, operatorId: cleo.id },
    });
    expect(outcome.transferChat.__typename).toBe('ChatTransferred');
    await listening.stream.over;
    await expect(page.says('Still on my phone')).rejects.toThrow('UNAUTHENTICATED');
    expect(await page.taps()).toMatchObject({ __typename: 'ChatTaken', takenBy: 'Cleo' });
  });

  it('names exactly one target of the same organization, and is for whoever has the chat', async () => {
    const { shop, ben, held } = await bensChat();
    const cleo = await shop.operator({ name: 'Cleo', onDuty: false });
    const foreigner = await (await ringdown.shop()).operator({ onDuty: false });
    await expect(held.transfersTo({})).rejects.toThrow('BAD_USER_INPUT');
    await expect(held.transfersTo({ operatorId: cleo.id, departmentId: shop.departmentId })).rejects.toThrow(
      'BAD_USER_INPUT',
    );
    await expect(held.transfersTo({ operatorId: ben.id })).rejects.toThrow('BAD_USER_INPUT');
    await expect(held.transfersTo({ operatorId: foreigner.id })).rejects.toThrow('NOT_FOUND');
    const input = { chatId: held.chatId, operatorId: cleo.id };
    expect((await cleo.api.refusal(TRANSFER_CHAT, { input })).code).toBe('FORBIDDEN');
    await held.ends();
    expect((await ben.api.refusal(TRANSFER_CHAT, { input })).code).toBe('CONFLICT');
  });
});

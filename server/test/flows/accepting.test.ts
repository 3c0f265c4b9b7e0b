import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Ringdown } from '../harness/start-app.js';
import { UPDATE_OPERATOR } from '../harness/documents.js';
import type { AcceptView } from '../harness/views.js';

const ROUNDS = Number(process.env.RACE_ROUNDS ?? 50);
const PHONES = 10;
const CONSOLES = 40;

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

describe('accepting from a phone', () => {
  it("may be repeated from the winner's own phone, which gets a fresh token that works like the first", async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    await shop.visitor().requestsChat();
    const page = await ben.phone.expectRing();
    const first = await page.accepts();
    await page.says('Hello');
    const again = await page.accepts();
    expect(again.mobileToken).not.toBe(first.mobileToken);
    expect(again.chat.id).toBe(first.chat.id);
    await page.says('Still here');
    expect((await page.chat()).messages.map(({ body }) => body)).toEqual(['My boiler leaks', 'Hello', 'Still here']);
  });

  it('is refused on a second device', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    await shop.visitor().requestsChat();
    const page = await ben.phone.expectRing();
    await page.accepts();
    expect(await page.onAnotherDevice().taps()).toEqual({ __typename: 'RingRefused', reason: 'OTHER_DEVICE' });
  });

  it('is refused once the link was declined, while the visitor still waits', async () => {
    const shop = await ringdown.shop();
    const [ben, cleo] = await shop.operators('Ben', 'Cleo');
    await shop.visitor().requestsChat();
    const page = await ben!.phone.expectRing();
    await page.declines();
    expect(await page.taps()).toEqual({ __typename: 'RingRefused', reason: 'DECLINED' });
    expect(await page.declines()).toMatchObject({ status: 'DECLINED' });
    await (await cleo!.phone.expectRing()).accepts();
    expect(await page.taps()).toMatchObject({ __typename: 'ChatTaken', takenBy: 'Cleo' });
  });

  it('is refused, and the link dead, once the number was changed', async () => {
    const shop = await ringdown.shop();
    const [ben, cleo] = await shop.operators('Ben', 'Cleo');
    await shop.visitor().requestsChat();
    const page = await ben!.phone.expectRing();
    await cleo!.phone.expectRing();
    await ben!.updatesMobileChat({ phoneNumber: '+31612000001' });
    expect(await page.shows()).toMatchObject({ status: 'FAILED', acceptable: false });
    expect(await page.taps()).toEqual({ __typename: 'RingRefused', reason: 'FAILED' });
  });

  it('is refused to an operator who was deactivated', async () => {
    const shop = await ringdown.shop();
    const [ben, cleo] = await shop.operators('Ben', 'Cleo');
    await shop.visitor().requestsChat();
    const page = await ben!.phone.expectRing();
    await cleo!.phone.expectRing();
    await shop.admin.ask(UPDATE_OPERATOR, { input: { id: ben!.id, active: false } });
    expect((await page.taps()).__typename).toBe('RingRefused');
  });

  it('says that the request is over, to the winner too, after the end', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    const visitor = shop.visitor();
    await visitor.requestsChat();
    const page = await ben.phone.expectRing();
    await page.accepts();
    await visitor.ends();
    expect(await page.taps()).toEqual({ __typename: 'ChatOver', status: 'ENDED' });
    expect((await page.chat()).status).toBe('ENDED');
  });

  it('leads nowhere with a forged token, and tells nothing', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    await shop.visitor().requestsChat();
    const page = await ben.phone.expectRing();
    const { RingPage } = await import('../harness/phone.js');
    const forged = new RingPage(ringdown.anonymous, `${page.token.slice(0, -1)}_`);
    expect(await forged.shows()).toBeNull();
    await expect(forged.taps()).rejects.toThrow('NOT_FOUND');
    await expect(forged.declines()).rejects.toThrow('NOT_FOUND');
  });
});

describe('accepting at the console', () => {
  it('may be repeated by the winner, and names the winner to everybody else', async () => {
    const shop = await ringdown.shop();
    const [ben, cleo] = await shop.operators('Ben', 'Cleo');
    await ben!.opensConsole();
    const { chat } = await shop.visitor().requestsChat();
    await ben!.accepts(chat.id);
    expect((await ben!.presses(chat.id)).__typename).toBe('ChatAccepted');
    expect(await cleo!.presses(chat.id)).toMatchObject({ __typename: 'ChatTaken', takenBy: 'Ben' });
  });

  it('says that the request is over once the visitor left', async () => {
    const shop = await ringdown.shop();
    const ben = await shop.operator();
    await ben.opensConsole();
    const visitor = shop.visitor();
    const { chat } = await visitor.requestsChat();
    await visitor.ends();
    expect(await ben.presses(chat.id)).toEqual({ __typename: 'ChatOver', status: 'ABANDONED' });
  });

  it('is NOT_FOUND to an operator of another department or organization', async () => {
    const shop = await ringdown.shop();
    await (await shop.operator()).opensConsole();
    const stranger = await shop.operator({ departmentIds: [await shop.department('Support')], onDuty: false });
    const foreigner = await (await ringdown.shop()).operator({ onDuty: false });
    const { chat } = await shop.visitor().requestsChat();
    await expect(stranger.presses(chat.id)).rejects.toThrow('NOT_FOUND');
    await expect(foreigner.presses(chat.id)).rejects.toThrow('NOT_FOUND');
  });
});

describe(`a race of ${PHONES} phones and ${CONSOLES} consoles`, () => {
  it(
    `has exactly one winner in each of ${ROUNDS} rounds, and every loser is told who`,
    { timeout: 60_000 + ROUNDS * 6000 },
    async () => {
      const shop = await ringdown.shop();
      const ringers = await shop.operators(...Array.from({ length: PHONES }, (_, index) => `Phone ${index}`));
      const desk = await shop.operator({ name: 'Desk', onDuty: false });
      let winners = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        const visitor = shop.visitor();
        const { chat } = await visitor.requestsChat();
        const pages = await Promise.all(ringers.map(({ phone }) => phone.expectRing()));
        const rivals: Promise<AcceptView>[] = [
          ...pages.map((page) => page.taps()),
          ...Array.from({ length: CONSOLES }, () => desk.presses(chat.id)),
        ];
        const outcomes = await Promise.all(rivals);
        const { operator } = await visitor.chat();
        const accepted = outcomes.filter(({ __typename }) => __typename === 'ChatAccepted');
        // The desk is one operator at thirty consoles: if it won, each of its presses says so.
        expect(accepted).toHaveLength(operator?.id === desk.id ? CONSOLES : 1);
        for (const outcome of outcomes) {
          if (outcome.__typename === 'ChatAccepted') expect(outcome.chat.operator?.id).toBe(operator?.id);
          else expect(outcome).toMatchObject({ __typename: 'ChatTaken', takenBy: operator?.name });
        }
        winners += 1;
        await visitor.ends();
      }
      expect(winners).toBe(ROUNDS);
    },
  );
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../harness/eventually.js';
import type { Operator } from '../../harness/operator.js';
import { RACE_TIMEOUT, ROUNDS, run } from '../../harness/race.js';
import { RaceStage, type Cast } from '../../harness/race-stage.js';
import type { ChatView } from '../../harness/views.js';

let stage: RaceStage;
beforeAll(async () => {
  stage = await RaceStage.open();
});
afterAll(() => stage.close());

/** Time passes, and with it the deadline; resolves when somebody's engine has carried it out, or it was dropped. */
async function falls(cast: Cast, chatId: string, seconds: number, due: (chat: ChatView) => boolean): Promise<ChatView> {
  stage.passes(seconds);
  return eventually('the deadline to be carried out or dropped', async () => {
    const chat = await cast.chat(chatId);
    return due(chat) && chat;
  });
}

const firstRingIsOver = ({ rings }: ChatView): boolean => rings?.[0]?.status !== 'PENDING';

describe(`in ${ROUNDS} rounds each, a deadline and`, () => {
  it(
    'an accept: a late tap has the chat all the same, and the next phone is told',
    { timeout: RACE_TIMEOUT },
    async () => {
      const cast = await stage.cast({ callRouting: 'ROUND_ROBIN' }, 'Ben', 'Cleo');
      await run({
        name: 'accept, ring timeout',
        contest: async () => {
          const visitor = await cast.visitorWaits();
          const { operator, page } = await cast.ringing(visitor.chatId);
          return {
            one: () => cast.pageElsewhere(page).taps(),
            other: () => falls(cast, visitor.chatId, 30, firstRingIsOver),
            judge: async (one) => {
              expect(one.answer).toMatchObject({ __typename: 'ChatAccepted', chat: { operator: { id: operator.id } } });
              const { status, rings } = await cast.chat(visitor.chatId);
              expect(status).toBe('ACTIVE');
              expect(rings?.find((ring) => ring.operator.id === operator.id)?.status).toBe('ACCEPTED');
              for (const next of await cast.takesOtherSms(visitor.chatId, operator)) {
                expect(await next.shows()).toMatchObject({ status: 'RESCINDED', answeredBy: operator.name });
                expect(await next.taps()).toMatchObject({ __typename: 'ChatTaken', takenBy: operator.name });
              }
              await visitor.ends();
              return rings?.length === 1 ? 'one' : 'other';
            },
          };
        },
      });
    },
  );

  it('an accept as the wait ends: MISSED or accepted, never both', { timeout: RACE_TIMEOUT }, async () => {
    const cast = await stage.cast({ maximumWaitSeconds: 30 }, 'Ben');
    const [ben] = cast.operators as [Operator];
    await run({
      name: 'accept, maximum wait',
      contest: async () => {
        const visitor = await cast.visitorWaits();
        const page = await ben.phone.expectRing();
        return {
          one: () => cast.pageElsewhere(page).taps(),
          other: () => falls(cast, visitor.chatId, 30, ({ status }) => status !== 'WAITING'),
          judge: async (one, other) => {
            const accepted = one.answer?.__typename === 'ChatAccepted';
            if (!accepted) expect(one.answer).toEqual({ __typename: 'ChatOver', status: 'MISSED' });
            const { status, operator } = await visitor.chat();
            expect([status, operator?.id]).toEqual(accepted ? ['ACTIVE', ben.id] : ['MISSED', undefined]);
            expect(other.answer?.status).toBe(status);
            await visitor.ends();
            return accepted ? 'one' : 'other';
          },
        };
      },
    });
  });

  it('a decline pass the ring on once', { timeout: RACE_TIMEOUT }, async () => {
    const cast = await stage.cast({ callRouting: 'ROUND_ROBIN' }, 'Ben', 'Cleo', 'Dan');
    await run({
      name: 'decline, ring timeout',
      contest: async () => {
        const visitor = await cast.visitorWaits();
        const { operator, page } = await cast.ringing(visitor.chatId);
        // Most of the time passes before: what rings after the decline must not be over with the first, and a process that
        // stands still for 4 seconds before a call makes no call.
        stage.passes(27);
        return {
          one: () => cast.pageElsewhere(page).declines(),
          other: () => falls(cast, visitor.chatId, 3, firstRingIsOver),
          judge: async (one) => {
            const status = one.answer?.status ?? '';
            expect(['DECLINED', 'TIMED_OUT']).toContain(status);
            const rings = await cast.ringsOf(visitor.chatId);
            expect(rings.map((ring) => ring.status).sort()).toEqual([status, 'PENDING'].sort());
            const next = await cast.ringing(visitor.chatId);
            expect(next.operator.id).not.toBe(operator.id);
            await next.page.accepts();
            expect(await page.taps()).toMatchObject({ __typename: 'ChatTaken', takenBy: next.operator.name });
            await visitor.ends();
            return status === 'DECLINED' ? 'one' : 'other';
          },
        };
      },
    });
  });
});

describe(`in ${ROUNDS} rounds each, a rescue and`, () => {
  it('the visitor leaving end the chat, and no link takes it any more', { timeout: RACE_TIMEOUT }, async () => {
    const cast = await stage.cast({}, 'Ben');
    const [ben] = cast.operators as [Operator];
    await run({
      name: 'leave, rescue',
      contest: async () => {
        const visitor = await cast.visitorWaits();
        const page = await ben.phone.expectRing();
        await page.accepts();
        const leaving = cast.visitorElsewhere(visitor);
        return {
          one: () => leaving.ends(),
          other: () =>
            falls(cast, visitor.chatId, 46, ({ status, rings }) => status === 'ENDED' || rings?.length === 2),
          judge: async (one) => {
            expect(one.answer?.status).toBe('ENDED');
            const { status, rings } = await cast.chat(visitor.chatId);
            expect([status, rings?.filter((ring) => ring.status === 'PENDING')]).toEqual(['ENDED', []]);
            for (const again of [page, ...(await cast.takesOtherSms(visitor.chatId, ben))]) {
              expect(await again.taps()).toEqual({ __typename: 'ChatOver', status: 'ENDED' });
            }
            return rings?.length === 1 ? 'one' : 'other';
          },
        };
      },
    });
  });

  it("the operator's message leave the chat with them: the message wins", { timeout: RACE_TIMEOUT }, async () => {
    const cast = await stage.cast({}, 'Ben');
    const [ben] = cast.operators as [Operator];
    await run({
      name: 'message, rescue',
      contest: async () => {
        const visitor = await cast.visitorWaits();
        const page = cast.pageElsewhere(await ben.phone.expectRing());
        await page.accepts();
        return {
          one: () => page.says('Here I am'),
          other: () => falls(cast, visitor.chatId, 46, ({ lastSeq, rings }) => lastSeq === 2 || rings?.length === 2),
          judge: async (one) => {
            expect(one.answer?.seq).toBe(2);
            const { status, operator, rings } = await cast.chat(visitor.chatId);
            expect([status, operator?.id]).toEqual(['ACTIVE', ben.id]);
            expect(rings?.filter((ring) => ring.status === 'PENDING')).toEqual([]);
            await cast.takesOtherSms(visitor.chatId, ben);
            await page.says('Still here');
            await visitor.ends();
            return rings?.length === 1 ? 'one' : 'other';
          },
        };
      },
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Operator } from '../../harness/operator.js';
import { RACE_TIMEOUT, ROUNDS, run } from '../../harness/race.js';
import { RaceStage } from '../../harness/race-stage.js';
import type { AcceptView } from '../../harness/views.js';

let stage: RaceStage;
beforeAll(async () => {
  stage = await RaceStage.open();
});
afterAll(() => stage.close());

const won = (outcome: AcceptView | null): boolean => outcome?.__typename === 'ChatAccepted';

describe(`in ${ROUNDS} rounds each, an accept and`, () => {
  it('another accept from a phone have one winner, and the loser is told who', { timeout: RACE_TIMEOUT }, async () => {
    const cast = await stage.cast({}, 'Ben', 'Cleo');
    const [ben, cleo] = cast.operators as [Operator, Operator];
    await run({
      name: 'accept, accept',
      contest: async () => {
        const visitor = await cast.visitorWaits();
        const pages = [await ben.phone.expectRing(), cast.pageElsewhere(await cleo.phone.expectRing())] as const;
        return {
          one: () => pages[0].taps(),
          other: () => pages[1].taps(),
          judge: async (one, other) => {
            const [winner, loser] = won(one.answer) ? [ben, cleo] : [cleo, ben];
            expect([one.answer, other.answer].filter(won)).toHaveLength(1);
            const told = won(one.answer) ? other.answer : one.answer;
            expect(told).toMatchObject({ __typename: 'ChatTaken', takenBy: winner.name });
            const { status, operator, rings } = await cast.chat(visitor.chatId);
            expect([status, operator?.id]).toEqual(['ACTIVE', winner.id]);
            const ringOf = ({ id }: Operator) => rings?.find((ring) => ring.operator.id === id)?.status;
            expect([ringOf(winner), ringOf(loser)]).toEqual(['ACCEPTED', 'RESCINDED']);
            await (won(one.answer) ? pages[0] : pages[1]).says('Hello');
            await visitor.ends();
            return won(one.answer) ? 'one' : 'other';
          },
        };
      },
    });
  });

  it('an accept at a console have one winner, and the loser is told who', { timeout: RACE_TIMEOUT }, async () => {
    const cast = await stage.cast({}, 'Ben');
    const [ben] = cast.operators as [Operator];
    const desk = await cast.shop.operator({ name: 'Desk', onDuty: false });
    const atDesk = cast.operatorElsewhere(desk);
    await run({
      name: 'accept, accept at a console',
      contest: async () => {
        const visitor = await cast.visitorWaits();
        const page = await ben.phone.expectRing();
        return {
          one: () => page.taps(),
          other: () => atDesk.presses(visitor.chatId),
          judge: async (one, other) => {
            const [winner, loser, channel] = won(one.answer)
              ? [ben, other.answer, 'MOBILE']
              : [desk, one.answer, 'CONSOLE'];
            expect(won(one.answer)).not.toBe(won(other.answer));
            expect(loser).toMatchObject({ __typename: 'ChatTaken', takenBy: winner.name });
            const chat = await visitor.chat();
            expect([chat.status, chat.operator?.id, chat.channel]).toEqual(['ACTIVE', winner.id, channel]);
            await visitor.ends();
            return won(one.answer) ? 'one' : 'other';
          },
        };
      },
    });
  });

  it('a decline of the same ring have one outcome that both are told', { timeout: RACE_TIMEOUT }, async () => {
    const cast = await stage.cast({ callRouting: 'ROUND_ROBIN' }, 'Ben', 'Cleo');
    await run({
      name: 'accept, decline',
      contest: async () => {
        const visitor = await cast.visitorWaits();
        const { operator, page } = await cast.ringing(visitor.chatId);
        return {
          one: () => page.taps(),
          other: () => cast.pageElsewhere(page).declines(),
          judge: async (one, other) => {
            const accepted = won(one.answer);
            expect(other.answer?.status).toBe(accepted ? 'ACCEPTED' : 'DECLINED');
            const chat = await cast.chat(visitor.chatId);
            const rings = chat.rings?.map(({ status }) => status).sort();
            if (accepted) {
              expect([chat.status, chat.operator?.id, rings]).toEqual(['ACTIVE', operator.id, ['ACCEPTED']]);
            } else {
              expect(one.answer).toEqual({ __typename: 'RingRefused', reason: 'DECLINED' });
              expect([chat.status, rings]).toEqual(['WAITING', ['DECLINED', 'PENDING']]);
              const next = await cast.ringing(visitor.chatId);
              expect(next.operator.id).not.toBe(operator.id);
              await next.page.accepts();
            }
            await visitor.ends();
            return accepted ? 'one' : 'other';
          },
        };
      },
    });
  });

  it('the visitor leaving end ABANDONED or ENDED, and both are told which', { timeout: RACE_TIMEOUT }, async () => {
    const cast = await stage.cast({}, 'Ben');
    const [ben] = cast.operators as [Operator];
    await run({
      name: 'accept, leave',
      contest: async () => {
        const visitor = cast.visitorElsewhere(await cast.visitorWaits());
        const page = await ben.phone.expectRing();
        return {
          one: () => page.taps(),
          other: () => visitor.ends(),
          judge: async (one, other) => {
            const status = won(one.answer) ? 'ENDED' : 'ABANDONED';
            if (!won(one.answer)) expect(one.answer).toEqual({ __typename: 'ChatOver', status });
            expect(other.answer?.status).toBe(status);
            expect((await cast.chat(visitor.chatId)).status).toBe(status);
            expect(await page.taps()).toEqual({ __typename: 'ChatOver', status });
            expect((await page.shows())?.status).toBe(status === 'ENDED' ? 'ACCEPTED' : 'RESCINDED');
            return won(one.answer) ? 'one' : 'other';
          },
        };
      },
    });
  });
});

describe(`in ${ROUNDS} rounds, two declines`, () => {
  it('of two phones miss the request once, told to the second alone', { timeout: RACE_TIMEOUT }, async () => {
    const cast = await stage.cast({}, 'Ben', 'Cleo');
    const [ben, cleo] = cast.operators as [Operator, Operator];
    await run({
      name: 'decline, decline',
      contest: async () => {
        const visitor = await cast.visitorWaits();
        const pages = [await ben.phone.expectRing(), cast.pageElsewhere(await cleo.phone.expectRing())] as const;
        return {
          one: () => pages[0].declines(),
          other: () => pages[1].declines(),
          judge: async (one, other) => {
            expect([one.answer?.status, other.answer?.status]).toEqual(['DECLINED', 'DECLINED']);
            const { status, rings } = await cast.chat(visitor.chatId);
            expect([status, rings?.map((ring) => ring.status)]).toEqual(['MISSED', ['DECLINED', 'DECLINED']]);
            const [first, second] = [ben, cleo].map(
              ({ id }) => rings?.find((ring) => ring.operator.id === id)?.endedAt,
            );
            if (first === second) return null;
            return (first ?? '') < (second ?? '') ? 'one' : 'other';
          },
        };
      },
    });
  });

  it('of one link ring the next phone once', { timeout: RACE_TIMEOUT }, async () => {
    const cast = await stage.cast({ callRouting: 'ROUND_ROBIN' }, 'Ben', 'Cleo', 'Dan');
    await run({
      name: 'decline twice',
      orders: false,
      contest: async () => {
        const visitor = await cast.visitorWaits();
        const { page } = await cast.ringing(visitor.chatId);
        return {
          one: () => page.declines(),
          other: () => cast.pageElsewhere(page).declines(),
          judge: async (one, other) => {
            expect([one.answer?.status, other.answer?.status]).toEqual(['DECLINED', 'DECLINED']);
            const rings = await cast.ringsOf(visitor.chatId);
            expect(rings.map(({ status }) => status).sort()).toEqual(['DECLINED', 'PENDING']);
            await (await cast.ringing(visitor.chatId)).page.accepts();
            await visitor.ends();
            return null;
          },
        };
      },
    });
  });
});

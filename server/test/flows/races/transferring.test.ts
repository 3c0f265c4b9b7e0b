import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HeldChat, type Operator } from '../../harness/operator.js';
import type { RingPage } from '../../harness/phone.js';
import { RACE_TIMEOUT, ROUNDS, run } from '../../harness/race.js';
import { RaceStage, type Cast } from '../../harness/race-stage.js';
import type { Visitor } from '../../harness/visitor.js';

let stage: RaceStage;
let cast: Cast;
let ben: Operator;
let cleo: Operator;
beforeAll(async () => {
  stage = await RaceStage.open();
  cast = await stage.cast({}, 'Cleo');
  [cleo] = cast.operators as [Operator];
  ben = await cast.shop.operator({ name: 'Ben', onDuty: false });
});
afterAll(() => stage.close());

/** Ben has the chat, and Cleo's phone rings for it; Ben acts at the other server. */
async function cleoRings(): Promise<{ visitor: Visitor; held: HeldChat; page: RingPage }> {
  const visitor = await cast.visitorWaits();
  const asked = await cleo.phone.expectRing();
  await ben.accepts(visitor.chatId);
  const held = cast.heldElsewhere(ben, visitor.chatId);
  const outcome = await held.transfersTo({ operatorId: cleo.id });
  expect(outcome.__typename).toBe('TransferRinging');
  expect(await asked.taps()).toMatchObject({ __typename: 'ChatTaken' });
  return { visitor, held, page: await cleo.phone.expectRing() };
}

describe(`in ${ROUNDS} rounds each, a transfer that is accepted and`, () => {
  it('the sender ending the chat: it ends, or is no longer theirs to end', { timeout: RACE_TIMEOUT }, async () => {
    await run({
      name: 'accept a transfer, end',
      contest: async () => {
        const { visitor, held, page } = await cleoRings();
        return {
          one: () => page.taps(),
          other: () => held.ends(),
          judge: async (one, other) => {
            const accepted = one.answer?.__typename === 'ChatAccepted';
            const { status, operator } = await visitor.chat();
            expect([status, operator?.id]).toEqual(accepted ? ['ACTIVE', cleo.id] : ['ENDED', ben.id]);
            if (accepted) {
              expect(other.refused).toBe('FORBIDDEN');
              await page.says('Cleo here');
            } else {
              expect(one.answer).toEqual({ __typename: 'ChatOver', status: 'ENDED' });
              expect(other.answer?.status).toBe('ENDED');
            }
            await visitor.ends();
            return accepted ? 'one' : 'other';
          },
        };
      },
    });
  });

  it("a line of the sender's: stored once before, or refused after", { timeout: RACE_TIMEOUT }, async () => {
    await run({
      name: 'accept a transfer, message',
      contest: async () => {
        const { visitor, held, page } = await cleoRings();
        return {
          one: () => page.taps(),
          other: () => held.says('One moment'),
          judge: async (one, other) => {
            expect(one.answer).toMatchObject({ __typename: 'ChatAccepted', chat: { operator: { id: cleo.id } } });
            if (!other.answer) expect(other.refused).toBe('FORBIDDEN');
            const { messages } = await visitor.chat();
            const told = messages.filter(({ body }) => body === 'One moment');
            expect(told.map(({ seq }) => seq)).toEqual(other.answer ? [other.answer.seq] : []);
            await expect(held.says('And another')).rejects.toThrow('FORBIDDEN');
            await page.says('Cleo here');
            await visitor.ends();
            return other.answer ? 'other' : 'one';
          },
        };
      },
    });
  });

  it('a transfer to somebody else: one of them gets it', { timeout: RACE_TIMEOUT }, async () => {
    const support = await cast.shop.department('Support');
    const dan = await cast.shop.operator({ name: 'Dan', departmentIds: [support] });
    await run({
      name: 'accept a transfer, transfer again',
      contest: async () => {
        const { visitor, held, page } = await cleoRings();
        return {
          one: () => page.taps(),
          other: () => held.transfersTo({ operatorId: dan.id }),
          judge: async (one, other) => {
            const accepted = one.answer?.__typename === 'ChatAccepted';
            if (accepted) expect(['FORBIDDEN', 'NOT_FOUND']).toContain(other.refused);
            else {
              expect(other.answer?.__typename).toBe('TransferRinging');
              expect(one.answer).toMatchObject({ __typename: 'ChatTaken', takenBy: 'Ben' });
              await (await dan.phone.expectRing()).accepts();
            }
            const { status, operator } = await visitor.chat();
            expect([status, operator?.id]).toEqual(['ACTIVE', accepted ? cleo.id : dan.id]);
            await expect(held.says('Mine?')).rejects.toThrow(/FORBIDDEN|NOT_FOUND/);
            await visitor.ends();
            return accepted ? 'one' : 'other';
          },
        };
      },
    });
  });

  it('the visitor leaving: the chat ends, and everybody is told', { timeout: RACE_TIMEOUT }, async () => {
    await run({
      name: 'accept a transfer, leave',
      contest: async () => {
        const { visitor, page } = await cleoRings();
        const leaving = cast.visitorElsewhere(visitor);
        return {
          one: () => page.taps(),
          other: () => leaving.ends(),
          judge: async (one, other) => {
            const accepted = one.answer?.__typename === 'ChatAccepted';
            if (!accepted) expect(one.answer).toEqual({ __typename: 'ChatOver', status: 'ENDED' });
            expect(other.answer).toMatchObject({ status: 'ENDED', operator: { id: accepted ? cleo.id : ben.id } });
            expect(await page.taps()).toEqual({ __typename: 'ChatOver', status: 'ENDED' });
            return accepted ? 'one' : 'other';
          },
        };
      },
    });
  });
});

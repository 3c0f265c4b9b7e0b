import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConsoleLease } from '../../../src/presence/console-lease.entity.js';
import { eventually } from '../../harness/eventually.js';
import type { Console, Operator } from '../../harness/operator.js';
import { RACE_TIMEOUT, ROUNDS, run } from '../../harness/race.js';
import { RaceStage, type Cast } from '../../harness/race-stage.js';

let stage: RaceStage;
let cast: Cast;
let cleo: Operator;
beforeAll(async () => {
  stage = await RaceStage.open({ PRESENCE_GRACE_SECONDS: '0' });
  cast = await stage.cast({ callRouting: 'ROUND_ROBIN' }, 'Ben', 'Dan');
  cleo = cast.operatorElsewhere(await cast.shop.operator({ name: 'Cleo', onDuty: false }));
});
afterAll(() => stage.close());

/** Cleo's console, and whether the chat waited when it was ready. */
async function cleoLogsIn(chatId: string): Promise<{ console: Console; offered: boolean }> {
  const console = await cleo.opensConsole();
  const ready = console.seen.find(({ __typename }) => __typename === 'ConsoleReady');
  return { console, offered: ready?.__typename === 'ConsoleReady' && ready.waitingChatIds.includes(chatId) };
}

/** Between two rounds she is logged out: without a grace time as soon as the server has noticed. */
async function cleoIsGone(console: Console | undefined): Promise<void> {
  console?.closes();
  const { db } = stage.here.app.services;
  await eventually(
    'Cleo to be logged out',
    async () => (await db.read.countBy(ConsoleLease, { operatorId: cleo.id })) === 0,
  );
}

describe(`in ${ROUNDS} rounds each, an operator logging in and`, () => {
  it(
    'an accept: the ring stays acceptable, and the console is told who has it',
    { timeout: RACE_TIMEOUT },
    async () => {
      await run({
        name: 'accept, log in',
        contest: async () => {
          const visitor = await cast.visitorWaits();
          const { operator, page } = await cast.ringing(visitor.chatId);
          return {
            one: () => page.taps(),
            other: () => cleoLogsIn(visitor.chatId),
            judge: async (one, other) => {
              expect(one.answer).toMatchObject({ __typename: 'ChatAccepted', chat: { operator: { id: operator.id } } });
              if (other.answer?.offered) await other.answer.console.sees(visitor.chatId, 'ACTIVE');
              expect(await cleo.presses(visitor.chatId)).toMatchObject({
                __typename: 'ChatTaken',
                takenBy: operator.name,
              });
              expect((await cast.ringsOf(visitor.chatId)).map(({ status }) => status)).toEqual(['ACCEPTED']);
              await visitor.ends();
              await cleoIsGone(other.answer?.console);
              return other.answer?.offered ? 'other' : 'one';
            },
          };
        },
      });
    },
  );

  it(
    'a decline: no phone rings any more once she is there, and she may take it',
    { timeout: RACE_TIMEOUT },
    async () => {
      await run({
        name: 'decline, log in',
        contest: async () => {
          const visitor = await cast.visitorWaits();
          const { operator, page } = await cast.ringing(visitor.chatId);
          return {
            one: () => page.declines(),
            other: () => cleoLogsIn(visitor.chatId),
            judge: async (one, other) => {
              expect(one.answer?.status).toBe('DECLINED');
              expect(other.answer?.offered).toBe(true);
              const rung = await cast.ringsOf(visitor.chatId);
              const pages = await cast.takesOtherSms(visitor.chatId, operator);
              expect((await cleo.presses(visitor.chatId)).__typename).toBe('ChatAccepted');
              for (const late of pages) {
                expect(await late.shows()).toMatchObject({ status: 'RESCINDED', answeredBy: 'Cleo' });
              }
              const rings = await cast.ringsOf(visitor.chatId);
              expect(rings.filter(({ status }) => status === 'PENDING')).toEqual([]);
              await visitor.ends();
              await cleoIsGone(other.answer?.console);
              return rung.length === 1 ? 'other' : 'one';
            },
          };
        },
      });
    },
  );
});

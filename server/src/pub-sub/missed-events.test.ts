import { expect, it } from 'vitest';
import type { Services } from '../services.js';
import { MissedEvents } from './missed-events.js';

it('missed events are looked for on time, however often the engine is woken in between', async () => {
  let nowMs = 1_000_000;
  const looksAt: number[] = [];
  const services = {
    clock: { now: () => new Date(nowMs) },
    pubSub: { followed: () => [], check: () => looksAt.push(nowMs - 1_000_000) },
  };
  const missed = new MissedEvents(services as unknown as Services, () => 10_000);
  await missed.look();
  for (const woken of [3000, 5999, 1]) {
    nowMs += woken;
    await missed.look();
  }
  expect(missed.restMs).toBe(1000);
  nowMs += missed.restMs;
  await missed.look();
  expect(looksAt).toEqual([0, 10_000]);
});

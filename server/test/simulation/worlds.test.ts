import { describe, expect, it } from 'vitest';
import { simulate } from './simulate.js';

/** The digest of a world's trace, as a run of that one world tells it. */
const digestIn = (said: string): string | undefined => /trace ([0-9a-f]{16})/.exec(said)?.[1];

describe('simulated worlds', () => {
  it('keep every promise of the law in 250 worlds of crashes, stalls, lost answers and changes', async () => {
    const { status, said } = await simulate('--seeds', '250', '--jobs', '1');
    expect(said).toMatch(/250 passed, 0 failed/);
    expect(status).toBe(0);
  });

  it('keep them in the worlds that once found something, each lived twice and the same', async () => {
    const { status, said } = await simulate('--regressions', '--jobs', '1');
    expect(said).toMatch(/as they should be/);
    expect(status).toBe(0);
  });

  it('are the same when a seed is replayed alone, in another process', async () => {
    const [one, other] = [await simulate('--seed', '7'), await simulate('--seed', '7')];
    expect(digestIn(one.said)).toBeDefined();
    expect(digestIn(other.said)).toBe(digestIn(one.said));
  });

  it('tell how to replay a seed that breaks a promise, which then breaks it again', async () => {
    const { said } = await simulate('--mutant', 'turns-reversed', '--jobs', '1');
    const [, seed = ''] = /caught by seed (\d+)/.exec(said) ?? [];
    const again = await simulate('--seed', seed, '--mutant', 'turns-reversed');
    expect(again.said).toMatch(/seed \d+ breaks a promise: round robin/);
    expect(again.said).toContain(`replay: npm run simulate -- --seed ${seed} --mutant turns-reversed`);
    expect(again.status).toBe(1);
  });

  it('are refused with the usage where the command line makes no sense', async () => {
    for (const args of [['--seeds', 'many'], ['--nonsense'], ['--mutant', 'nobody-knows-it']]) {
      const { status, said } = await simulate(...args);
      expect(status).not.toBe(0);
      expect(said).toMatch(/--seeds|There is no mutant/);
    }
  });
});

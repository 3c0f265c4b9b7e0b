import { describe, expect, it } from 'vitest';
import { Hearing } from './hearing.js';

function given() {
  let seconds = 0;
  const now = (): Date => new Date(Date.UTC(2026, 0, 1) + seconds * 1000);
  const hearing = new Hearing({ now });
  return { hearing, now, wait: (more: number) => (seconds += more) };
}

describe('silence', () => {
  it('counts while the database answers', () => {
    const { hearing } = given();
    expect(hearing.regained()).toBe(false);
    expect(hearing.silenceCounts).toBe(true);
  });

  it('does not count while the database is away, nor for ten seconds after it has been away for five', () => {
    const { hearing, now, wait } = given();
    const since = now();
    wait(2);
    hearing.lost(since);
    expect(hearing.silenceCounts).toBe(false);
    wait(3);
    hearing.lost(now());
    expect(hearing.regained()).toBe(true);
    wait(9.9);
    expect(hearing.silenceCounts).toBe(false);
    expect(hearing.regained()).toBe(false);
    wait(0.1);
    expect(hearing.silenceCounts).toBe(true);
  });

  it('counts again at once after a failure that was over in less', () => {
    const { hearing, now, wait } = given();
    hearing.lost(now());
    wait(4.9);
    expect(hearing.regained()).toBe(false);
    expect(hearing.silenceCounts).toBe(true);
  });
});

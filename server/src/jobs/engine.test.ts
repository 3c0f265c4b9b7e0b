import { pino } from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startEngine, type Job } from './engine.js';

const silent = pino({ level: 'silent' });

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A job that runs under the test's hand: each run waits to be let go. */
function handled(name: string): {
  job: Job;
  started: () => Promise<void>;
  finish: (more?: boolean) => void;
  runs: number;
} {
  let arrive: () => void = () => undefined;
  let release: (more: boolean) => void = () => undefined;
  let arrival = new Promise<void>((resolve) => (arrive = resolve));
  const handle = {
    runs: 0,
    job: {
      name,
      everyMs: 3_600_000,
      run: () => {
        handle.runs += 1;
        const done = new Promise<boolean>((resolve) => (release = resolve));
        arrive();
        return done;
      },
    },
    started: async () => {
      await arrival;
      arrival = new Promise<void>((resolve) => (arrive = resolve));
    },
    finish: (more = false) => release(more),
  };
  return handle;
}

describe('the engine', () => {
  it('runs a job at the start, never over itself, and once more when it was woken meanwhile', async () => {
    const work = handled('work');
    const engine = startEngine(silent, [work.job]);
    await work.started();
    engine.wake();
    engine.wake();
    expect(work.runs).toBe(1);
    work.finish();
    await work.started();
    expect(work.runs).toBe(2);
    work.finish();
    await engine.stop();
    expect(work.runs).toBe(2);
  });

  it('goes on at once while a job says that there is more', async () => {
    const work = handled('work');
    const engine = startEngine(silent, [work.job]);
    await work.started();
    work.finish(true);
    await work.started();
    work.finish();
    await engine.stop();
    expect(work.runs).toBe(2);
  });

  it('wakes the one job that is named, and no other', async () => {
    const [sms, mail] = [handled('sms'), handled('mail')];
    const engine = startEngine(silent, [sms.job, mail.job]);
    await Promise.all([sms.started(), mail.started()]);
    engine.wake('mail');
    sms.finish();
    mail.finish();
    await mail.started();
    mail.finish();
    await engine.stop();
    expect([sms.runs, mail.runs]).toEqual([1, 2]);
  });

  it('lets the other jobs run when one fails, and tries the failed one again when woken', async () => {
    let failures = 0;
    const failing = { name: 'failing', everyMs: 3_600_000, run: () => Promise.reject(new Error(`${(failures += 1)}`)) };
    const work = handled('work');
    const engine = startEngine(silent, [failing, work.job]);
    await work.started();
    work.finish();
    engine.wake();
    await work.started();
    work.finish();
    await engine.stop();
    expect(failures).toBe(2);
  });

  it('runs jobs that were woken together at moments of their own from then on, each as often as it asks for', async () => {
    vi.useFakeTimers();
    vi.spyOn(Math, 'random').mockReturnValueOnce(0.25).mockReturnValueOnce(0.75);
    const runs: string[] = [];
    const run = (name: string): Promise<boolean> => Promise.resolve(runs.push(name) < 0);
    const jobs = ['sms', 'mail'].map((name) => ({ name, everyMs: 1000, run: () => run(name) }));
    const engine = startEngine(silent, jobs);
    const after = async (ms: number): Promise<string[]> => {
      await vi.advanceTimersByTimeAsync(ms);
      return runs.splice(0);
    };
    expect(await after(249)).toEqual(['sms', 'mail']);
    expect(await after(1)).toEqual(['sms']);
    expect(await after(500)).toEqual(['mail']);
    expect(await after(499)).toEqual([]);
    expect(await after(1)).toEqual(['sms']);
    expect(await after(500)).toEqual(['mail']);
    await engine.stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});

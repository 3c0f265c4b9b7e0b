import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const dist = (...path: string[]): string => fileURLToPath(new URL(join('../../dist', ...path), import.meta.url));

/** The built program as a process of its own. */
class Program {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly exit: Promise<number | null>;
  out = '';
  err = '';

  constructor(file: string, env: Record<string, string>, ...args: string[]) {
    const { PATH = '' } = process.env;
    this.child = spawn(process.execPath, [file, ...args], { env: { PATH, ...env } });
    this.child.stdout.on('data', (data: Buffer) => (this.out += String(data)));
    this.child.stderr.on('data', (data: Buffer) => (this.err += String(data)));
    this.exit = once(this.child, 'close').then(([code]) => code as number | null);
  }

  /** Where it says that it is ready; fails when it ends before. */
  async ready(): Promise<string> {
    const ended = this.exit.then((code) => {
      throw new Error(`it ended with ${String(code)}: ${this.err}`);
    });
    for (;;) {
      const url = /^Ringdown is ready at (\S+)$/m.exec(this.out)?.[1];
      if (url !== undefined) {
        ended.catch(() => undefined);
        return url;
      }
      await Promise.race([once(this.child.stdout, 'data'), ended]);
    }
  }

  async ends(signal?: NodeJS.Signals): Promise<number | null> {
    if (signal) this.child.kill(signal);
    return this.exit;
  }
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringdown-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const start = (env: Record<string, string> = {}): Program =>
  new Program(dist('main.js'), { PORT: '0', DATA_DIR: folder, ...env });
const admin = async (...args: string[]): Promise<Program & { code: number | null }> => {
  const program = new Program(dist('admin', 'main.js'), { DATA_DIR: folder }, ...args);
  return Object.assign(program, { code: await program.ends() });
};

// Whole processes are started here, on machines that may have much else to do.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

describe('the program', () => {
  it('tells every fault of the environment at once, exits with status 2, and says nothing else', async () => {
    const program = start({ PORT: 'x', PUBLIC_URL: 'x', SIGN_UP: 'x' });
    expect(await program.ends()).toBe(2);
    expect(program.out).toBe('');
    for (const name of ['PORT', 'PUBLIC_URL', 'SIGN_UP']) expect(program.err).toContain(`${name}: `);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'prints the demo accounts and one line when ready, and ends on %s with 0',
    async (signal) => {
      const program = start();
      const url = await program.ready();
      expect(url).toMatch(/^http:\/\/localhost:\d+$/);
      expect(program.out).toContain('ada@demo.example');
      expect(program.out.match(/is ready at/g)).toHaveLength(1);
      expect((await fetch(`${url}/readyz`)).status).toBe(200);
      expect(await program.ends(signal)).toBe(0);
      expect(program.err).toBe('');
    },
  );

  it('prints the set-up code where a first organization wants it', async () => {
    const program = start({ DATA_DIR: join(folder, 'net'), PUBLIC_URL: 'https://chat.example.com' });
    expect(await program.ready()).toBe('https://chat.example.com');
    expect(program.out).toMatch(/Set-up code for the first organization: [A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}\n/);
    expect(await program.ends('SIGTERM')).toBe(0);
  });
});

describe('beside one that runs', () => {
  let first: Program;
  let url: string;
  beforeAll(async () => {
    first = start();
    url = await first.ready();
  });
  afterAll(async () => {
    await first.ends('SIGTERM');
  });

  it('another one refuses the folder, in one sentence', async () => {
    const second = start();
    expect(await second.ends()).toBe(1);
    expect(second.err).toContain('DATA_DIR: another Ringdown is using');
  });

  it('another one refuses the port, in one sentence', async () => {
    const third = start({ DATA_DIR: join(folder, 'third'), PORT: new URL(url).port });
    expect(await third.ends()).toBe(1);
    expect(third.err).toMatch(/PORT: \d+ is in use/);
  });

  it('the command line refuses the folder', async () => {
    const refused = await admin('organizations');
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('DATA_DIR: another Ringdown is using')]);
  });
});

describe("the operator's command line", () => {
  it('lists organizations, changes seats and plan, and resets a password', async () => {
    expect((await admin('organizations')).out).toMatch(/^[0-9a-f-]{36} {2}PRO_PLUS {2}3 of 25 seats {2}Demo shop\n$/);
    expect((await admin('seats', 'Demo shop', '3')).out).toContain('Demo shop has 3 seats; 3 are taken.');
    expect((await admin('plan', 'Demo shop', 'lite')).out).toContain('Demo shop has the plan LITE.');
    expect((await admin('password', 'ben@demo.example')).out).toMatch(/Ben now signs in with the password \S{16} and/);
  });

  it.each([
    [['seats', 'Demo shop', '2'], '3 operators of Demo shop are active'],
    [['seats', 'Demo shop', 'many'], 'Say how many seats'],
    [['seats', 'Nothing', '5'], 'There is no such organization'],
    [['plan', 'Demo shop', 'GOLD'], 'LITE, PRO, PRO_PLUS'],
    [['password', 'nobody@example.com'], 'Nobody signs in'],
  ])('refuses %o: %s', async (args, sentence) => {
    const { code, err } = await admin(...args);
    expect([code, err]).toEqual([1, expect.stringContaining(sentence)]);
  });

  it('shows what there is when asked nothing', async () => {
    const { code, out } = await admin();
    expect([code, out]).toEqual([0, expect.stringContaining('npm run admin -- COMMAND')]);
  });
});

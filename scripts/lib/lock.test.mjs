import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from './lock.mjs';

let folder;
let file;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ringdown-lock-'));
  file = path.join(folder, 'prepare.lock');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('the lock around installing and building', () => {
  it('is there during the work and gone after it, also when the work fails', async () => {
    await expect(
      withLock(async () => {
        expect(fs.readFileSync(file, 'utf8')).toBe(String(process.pid));
        throw new Error('no compiler');
      }, file),
    ).rejects.toThrow('no compiler');
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it('takes over from a process that is gone', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    fs.writeFileSync(file, String(pid));
    await expect(withLock(async () => 'done', file)).resolves.toBe('done');
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it('waits for a process that lives', async () => {
    const holder = spawn(
      process.execPath,
      ['-e', "process.stdin.resume(); process.stdin.on('end', () => process.exit())"],
      {
        stdio: ['pipe', 'ignore', 'ignore'],
      },
    );
    await once(holder, 'spawn');
    fs.writeFileSync(file, String(holder.pid));
    let finished = false;
    const waiting = withLock(async () => (finished = true), file);
    expect(finished).toBe(false);
    holder.stdin.end();
    await once(holder, 'close');
    await expect(waiting).resolves.toBe(true);
  });

  it('lets no two in at once', async () => {
    const module = new URL('./lock.mjs', import.meta.url).href;
    const log = path.join(folder, 'log');
    const script = `
      import fs from 'node:fs';
      import { withLock } from '${module}';
      for (let round = 0; round < 5; round += 1) {
        await withLock(async () => {
          fs.appendFileSync('${log}', 'in ' + process.pid + '\\n');
          await new Promise((resolve) => setImmediate(resolve));
          fs.appendFileSync('${log}', 'out ' + process.pid + '\\n');
        }, '${file}');
      }`;
    const run = () =>
      once(spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' }), 'close');
    await Promise.all([run(), run(), run()]);
    const lines = fs.readFileSync(log, 'utf8').trim().split('\n');
    expect(lines).toHaveLength(30);
    for (let at = 0; at < lines.length; at += 2) expect(lines[at + 1]).toBe(lines[at].replace('in', 'out'));
  });
});

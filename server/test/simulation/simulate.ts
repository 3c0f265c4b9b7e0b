import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../simulation/dist/simulation/main.js', import.meta.url));

/** Runs the simulation as `npm run simulate` does: what it said, and its exit status. */
export function simulate(...args: string[]): Promise<{ status: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    const hear = (text: Buffer): void => {
      said += text.toString();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, said }));
  });
}

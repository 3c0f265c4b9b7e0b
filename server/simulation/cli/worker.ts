import { runSeed } from '../run-seed.js';
import { Storage } from '../server/storage.js';
import { replaceSurroundings } from '../world/surroundings.js';

/*
 * A process of its own that lives one world after another: each seed it is sent, its outcome sent back. A process, because
 * time and randomness are replaced for all that runs in it.
 */
const storage = await Storage.open();
replaceSurroundings();
process.on('message', (message: { seed: number; traced: boolean }) => {
  void live(message.seed, message.traced);
});
process.on('disconnect', () => {
  void storage.close().then(() => process.exit(0));
});
process.send?.('ready');

async function live(seed: number, traced: boolean): Promise<void> {
  const print = traced ? (line: string): boolean => process.stdout.write(`${line}\n`) : null;
  process.send?.(await runSeed(storage, seed, print));
}

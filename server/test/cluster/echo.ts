import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';

const CHANNEL = 'ringdown:events';

/**
 * A second publisher that says again what the servers tell each other: each event twice more, late and in any order, as a
 * network that duplicates and reorders. Returns what ends it, and says how many it repeated.
 */
export async function repeatEvents(redisUrl: string, random: () => number): Promise<() => number> {
  const [ear, mouth] = [new Redis(redisUrl), new Redis(redisUrl)];
  const own = randomUUID();
  const late = new Set<NodeJS.Timeout>();
  let repeated = 0;
  ear.on('message', (_channel: string, text: string) => {
    const [from = '', ...lines] = text.split('\n');
    if (from.startsWith(own)) return;
    for (const line of [...lines, ...lines]) {
      const timer = setTimeout(() => {
        late.delete(timer);
        repeated += 1;
        // From nobody, so that whoever published it hears it again too.
        mouth.publish(CHANNEL, `${own}-${repeated}\n${line}`).catch(() => undefined);
      }, random() * 2000);
      late.add(timer);
    }
  });
  await ear.subscribe(CHANNEL);
  return () => {
    for (const timer of late) clearTimeout(timer);
    ear.disconnect();
    mouth.disconnect();
    return repeated;
  };
}

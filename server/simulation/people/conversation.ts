import type { Caller } from '../../src/access/caller.js';
import { endChat } from '../../src/chat/end-chat.js';
import { sendMessage } from '../../src/chat/send-message.js';
import { transferChat } from '../../src/chat/transfer-chat.js';
import type { Services } from '../../src/services.js';
import type { Random } from '../world/random.js';
import { uuid } from '../world/surroundings.js';
import { ask, insist, type Town } from './town.js';

/** How somebody who has a chat takes part in it. */
export interface Part {
  who: string;
  chatId: string;
  random: Random;
  /** Who they are, asked anew with each request. */
  caller: (services: Services) => Promise<Caller>;
  /** Whether they are still there to talk. */
  isThere: () => boolean;
  mayTransfer: boolean;
}

/** Talks until the chat ends, is somebody else's, or the speaker falls silent, which nobody is told. */
export async function converse(town: Town, part: Part): Promise<void> {
  const { random } = part;
  let said = 0;
  while (part.isThere()) {
    await town.world.sleep(random.int(1000, random.chance(0.8) ? 20_000 : 80_000));
    if (!part.isThere()) return;
    const isLate = town.world.now > town.plan.busySeconds * 1000;
    const what = random.weighted({ writes: 12, ends: isLate ? 20 : 2, falls: 2, hands: part.mayTransfer ? 2 : 0 });
    if (what === 'falls') return;
    if (what === 'writes') {
      said += 1;
      if (!(await writes(town, part, said))) return;
    } else if (what === 'ends') {
      const ended = await insist(town, `${part.who} ends`, async (services) =>
        endChat(services, await part.caller(services), part.chatId),
      );
      if (ended) return;
    } else {
      await hands(town, part);
    }
  }
}

/** False where they may write no more. */
async function writes(town: Town, part: Part, said: number): Promise<boolean> {
  const line = { chatId: part.chatId, clientMessageId: uuid(), body: `${part.who} says ${said}` };
  const work = async (services: Services): ReturnType<typeof sendMessage> =>
    sendMessage(services, await part.caller(services), line);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const answer = await ask(town, `${part.who} writes`, work);
    if (answer.kind === 'told') {
      town.observer.told.acknowledged(answer.value, line);
      return true;
    }
    if (answer.kind === 'refused') return part.random.chance(0.3);
    await town.world.sleep(part.random.int(500, 4000));
  }
  return true;
}

async function hands(town: Town, part: Part): Promise<void> {
  const { shop } = town;
  const target = part.random.chance(0.5)
    ? { departmentId: part.random.pick(shop.departmentIds) }
    : { operatorId: part.random.pick(shop.operators).id };
  await ask(town, `${part.who} hands over`, async (services) =>
    transferChat(services, await part.caller(services), { chatId: part.chatId, ...target }),
  );
}

import { setTimeout as delay } from 'node:timers/promises';
import { ApiRefusal } from './api-client.js';
import type { Shop } from './given.js';
import type { Visitor } from './visitor.js';
import { line, persist, type Acknowledged } from './persistence.js';

/** What visitors were told. */
export interface VisitorsTold {
  /** Those whose request was taken. */
  visitors: Visitor[];
  lines: Acknowledged[];
}

/**
 * Visitors who ask, one after the other, until told to stop: each writes once more, and every other one leaves after a while;
 * the rest stay to the end, whatever it is; between two come one to three times `pauseMs`. A request repeated with its key is one request.
 */
export async function keepAsking(shop: Shop, stopped: () => boolean, pauseMs = 150): Promise<VisitorsTold> {
  const told: VisitorsTold = { visitors: [], lines: [] };
  const here: Promise<void>[] = [];
  for (let turn = 0; !stopped(); turn += 1) {
    const visitor = shop.visitor();
    const outcome = await persist(() => visitor.asks());
    if (outcome?.__typename === 'ChatRequested') {
      told.visitors.push(visitor);
      here.push(waits(visitor, turn, told));
    }
    await delay(pauseMs * (1 + 2 * Math.random()));
  }
  await Promise.all(here);
  return told;
}

async function waits(visitor: Visitor, turn: number, told: VisitorsTold): Promise<void> {
  try {
    told.lines.push(await line(visitor.api, visitor.chatId, `Are you there? ${turn}`));
    if (turn % 2 === 0) await staysToTheEnd(visitor);
    else await delay(Math.random() * 4000);
    await persist(() => visitor.ends());
  } catch (error) {
    // It was over before.
    if (!(error instanceof ApiRefusal) || error.code !== 'CONFLICT') throw error;
  }
}

/** Waits for as long as it takes, and once somebody has answered for a little longer. */
async function staysToTheEnd(visitor: Visitor): Promise<void> {
  for (;;) {
    const { status, acceptedAt } = (await persist(() => visitor.chat())) ?? {};
    const waits = status === 'WAITING' || (status === 'ACTIVE' && Date.parse(acceptedAt ?? '') > Date.now() - TALK_MS);
    if (!waits) return;
    await delay(250);
  }
}

const TALK_MS = 4000;

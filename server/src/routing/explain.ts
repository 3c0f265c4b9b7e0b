import { In, type EntityManager } from 'typeorm';
import { MobileChatSettings } from '../mobile-chat/mobile-chat.entity.js';
import { nextChange } from '../mobile-chat/schedule.rules.js';
import type { Services } from '../services.js';
import { RoutingReasonCode } from '../vocabulary.js';
import { reasonFor, type Asked, type OperatorReason, type ReasonFacts } from './reason.rules.js';
import { ringability } from './ringable.rules.js';

/** Those whose sentence tells a time. */
const TIMED: RoutingReasonCode[] = [RoutingReasonCode.OFF_SCHEDULE, RoutingReasonCode.SNOOZED];

/** Why the phone of each operator would ring or not, in words, in the order of their turns. */
export async function explain(services: Services, manager: EntityManager, asked: Asked): Promise<OperatorReason[]> {
  const now = services.clock.now();
  const timed = asked.inTurn.filter((operator) => TIMED.includes(ringability(operator))).map(({ id }) => id);
  const rows = timed.length === 0 ? [] : await manager.findBy(MobileChatSettings, { operatorId: In(timed) });
  const facts = new Map(rows.map((row) => [row.operatorId, factsOf(row, now)]));
  return asked.inTurn.map((operator) => reasonFor(operator, asked, facts.get(operator.id) ?? null));
}

function factsOf(row: MobileChatSettings, now: Date): ReasonFacts {
  const { timeZone, snoozedUntil } = row;
  return { now, timeZone, snoozedUntil, onDutyFrom: nextChange(row, now) };
}

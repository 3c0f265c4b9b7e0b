import { MoreThan, type EntityManager } from 'typeorm';
import { plusSeconds } from '../clock.js';
import { rateLimited } from '../errors.js';
import { SmsMessage } from '../sms/sms-message.entity.js';
import type { SmsPurpose } from '../vocabulary.js';
import { SENDS_PER_WINDOW, WINDOW_SECONDS, secondsUntil, windowOpensAt } from './verification.rules.js';

/**
 * RATE_LIMITED once a number got three texts of this purpose in ten minutes, whoever asked for them: no phone is flooded
 * and no account emptied through it.
 */
export async function limitTexts(
  manager: EntityManager,
  recipient: string,
  purpose: SmsPurpose,
  now: Date,
): Promise<void> {
  const sent = await manager.find(SmsMessage, {
    where: { recipient, purpose, createdAt: MoreThan(plusSeconds(now, -WINDOW_SECONDS)) },
    order: { createdAt: 'DESC' },
    select: { id: true, createdAt: true },
    take: SENDS_PER_WINDOW,
  });
  const opens = windowOpensAt(
    sent.map(({ createdAt }) => createdAt),
    now,
  );
  if (opens) throw rateLimited(secondsUntil(opens, now));
}

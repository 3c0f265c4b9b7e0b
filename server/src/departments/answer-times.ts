import { MoreThan } from 'typeorm';
import { Chat } from '../chat/chat.entity.js';
import { plusSeconds } from '../clock.js';
import type { Services } from '../services.js';
import { ChatChannel, ChatStatus, Reachability } from '../vocabulary.js';
import { LOOK_BACK_DAYS, usualSeconds, type PastRequest } from './answer-times.rules.js';

const FRESH_SECONDS = 60;
/** Where there were few requests each answer changes much, and reading them costs little. */
const FEW = 20;
const FRESH_SECONDS_OF_FEW = 2;
/** Of each outcome the newest; enough for a median, little to read. */
const NEWEST = 100;
const MOST_DEPARTMENTS = 10_000;

type Read = Pick<Services, 'db' | 'clock'>;

/** How quickly departments usually answer: read from their newest chats, and remembered for a minute at most. */
export class AnswerTimes {
  private readonly known = new Map<string, { until: Date; past: Promise<PastRequest[]> }>();

  /** Seconds from a request to its answer, the way it is offered; null where nothing can be promised. */
  async usual(services: Read, departmentId: string, offered: Reachability): Promise<number | null> {
    if (offered === Reachability.NOBODY) return null;
    const channel = offered === Reachability.CONSOLE ? ChatChannel.CONSOLE : ChatChannel.MOBILE;
    return usualSeconds(await this.pastOf(services, departmentId), channel);
  }

  private pastOf(services: Read, departmentId: string): Promise<PastRequest[]> {
    const now = services.clock.now();
    const known = this.known.get(departmentId);
    if (known && known.until > now) return known.past;
    const past = newest(services, departmentId, now);
    if (this.known.size >= MOST_DEPARTMENTS) this.known.clear();
    const remembered = { until: plusSeconds(now, FRESH_SECONDS), past };
    this.known.set(departmentId, remembered);
    past.then(
      ({ length }) => {
        if (length < FEW) remembered.until = plusSeconds(now, FRESH_SECONDS_OF_FEW);
      },
      () => this.known.delete(departmentId),
    );
    return past;
  }
}

/** First rounds only: a transfer or rescue is another wait. Requests that never waited are not waits at all. */
async function newest({ db }: Read, departmentId: string, now: Date): Promise<PastRequest[]> {
  const createdAt = MoreThan(plusSeconds(now, -LOOK_BACK_DAYS * 24 * 60 * 60));
  const outcomes = [ChatStatus.ACTIVE, ChatStatus.ENDED, ChatStatus.MISSED];
  const lists = outcomes.map((status) =>
    db.read.find(Chat, {
      select: { status: true, channel: true, createdAt: true, acceptedAt: true, waitingUntil: true },
      where: { departmentId, status, round: 1, createdAt },
      order: { id: 'DESC' },
      take: NEWEST,
    }),
  );
  return (await Promise.all(lists)).flat().filter((chat) => chat.waitingUntil > chat.createdAt);
}

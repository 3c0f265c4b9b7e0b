import type { Logger } from 'pino';
import type { Accepting } from './chat/accepting.js';
import type { ChatReads } from './chat/chat-reads.js';
import type { LineQueue } from './chat/line-queue.js';
import type { SignsOfLife } from './chat/signs-of-life.js';
import type { Clock } from './clock.js';
import type { AnswerTimes } from './departments/answer-times.js';
import type { Database } from './db/database.js';
import type { Hearing } from './jobs/hearing.js';
import type { HandOver } from './outbox/hand-over.js';
import type { Activity } from './presence/activity.js';
import type { PubSub } from './pub-sub/pub-sub.js';
import type { SharedReads } from './pub-sub/shared-reads.js';

/** The settings of the environment that commands need (env.ts reads them). */
export interface Settings {
  /** Base of every link, without a trailing slash; never taken from a request. */
  publicUrl: string;
  /** The SMS provider's name: a number verified through one is not verified for another. */
  smsProvider: 'simulator' | 'messagebird';
  /** Whether the demo organization may be used and /demo is served. */
  demo: boolean;
  signUp: 'open' | 'closed';
  /** What a first createOrganization wants; null where it wants none. */
  setupCode: string | null;
  /** From a console's lost connection to "logged out". */
  presenceGraceSeconds: number;
}

/** Jobs that there is something to do for, as whoever wakes them knows. */
export type WokenJob = 'sms' | 'sms look-ups' | 'mail';

/** Things to be done soon by the engine of this process (jobs/engine.ts). */
export interface Engine {
  /** Runs a job now instead of at its next tick; all of them where none is named. */
  wake(job?: WokenJob): void;
}

/** A console that is open at this process. */
export interface OpenConsole {
  /** Closes its connection with a code that clients retry. */
  cut(): void;
  /** How long its connection has left a ping unanswered, in milliseconds; 0 where none is. */
  silentMs(): number;
}

/** What every command is given: nothing is reached by a global. */
export interface Services {
  db: Database;
  clock: Clock;
  pubSub: PubSub;
  engine: Engine;
  settings: Settings;
  /** The consoles that are open at this process, by their leases. */
  openConsoles: Map<string, OpenConsole>;
  /** Which operators did something lately. */
  activity: Activity;
  signsOfLife: SignsOfLife;
  /** Whether those who show none may be taken for gone. */
  hearing: Hearing;
  /** Texts that are sent as soon as they are written down. */
  handOver: HandOver;
  /** Lines that wait to be stored. */
  lines: LineQueue;
  /** Accepts that are under way at this process. */
  accepting: Accepting;
  /** What subscribers of chats read together. */
  chatReads: ChatReads;
  /** What subscribers of one event read together. */
  sharedReads: SharedReads;
  answerTimes: AnswerTimes;
  log: Logger;
}

import type { Logger } from 'pino';
import type { SignsOfLife } from './chat/signs-of-life.js';
import type { Clock } from './clock.js';
import type { Database } from './db/database.js';
import type { PubSub } from './pub-sub/pub-sub.js';

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

/** Things to be done soon by the engine of this process (jobs/engine.ts). */
export interface Engine {
  /** Looks at the outbox and the deadlines now instead of at the next tick. */
  wake(): void;
}

/** What every command is given: nothing is reached by a global. */
export interface Services {
  db: Database;
  clock: Clock;
  pubSub: PubSub;
  engine: Engine;
  settings: Settings;
  /** Leases of the consoles that are open at this process, each with what cuts its connection. */
  openConsoles: Map<string, () => void>;
  signsOfLife: SignsOfLife;
  log: Logger;
}

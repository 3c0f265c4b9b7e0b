import { crossFaults } from './env.rules.js';
import { variables, type Variables } from './env-variables.js';

/** The environment is wrong: every fault, each naming its variable. The process exits with status 2. */
export class EnvError extends Error {
  constructor(readonly faults: string[]) {
    super(`The environment is not usable:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

/** The account at MessageBird. */
export interface MessageBirdEnv {
  accessKey: string;
  /** Without it no delivery report or reply is believed. */
  signingKey: string | null;
  originator: string;
  /** Scheme, host and port. */
  apiUrl: string;
}

/** The environment, read once at start (environment.md, "Environment"). */
export interface Env {
  /** 0 takes a free port. */
  port: number;
  host: string;
  /** Base of every link, without a trailing slash; null: http://localhost:PORT. */
  publicUrl: string | null;
  /** mysql://…; null: SQLite in `dataDir`. */
  databaseUrl: string | null;
  dataDir: string;
  redisUrl: string | null;
  smsProvider: 'simulator' | 'messagebird';
  messageBird: MessageBirdEnv | null;
  /** null: mail goes to the simulator's mailbox. */
  smtpUrl: string | null;
  demo: boolean;
  signUp: 'open' | 'closed';
  presenceGraceSeconds: number;
  /** How many proxies, or which addresses, may say whose request they pass on; null: none. */
  trustProxy: number | string[] | null;
  /** From being told to stop until the last socket is let go. */
  drainSeconds: number;
  /** How many WebSockets one process takes, and from one address. */
  maxConnections: number;
  maxConnectionsPerAddress: number;
  /** How many operations a process remembers parsed and checked. */
  documentCacheSize: number;
  logLevel: string;
}

/** Reads the environment; an empty variable is an absent one. Throws EnvError with every fault at once. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const faults: string[] = [];
  const read: Partial<Variables> = {};
  for (const [name, schema] of Object.entries(variables)) {
    const value = source[name]?.trim();
    const result = schema.safeParse(value === '' ? undefined : value);
    if (result.success) Object.assign(read, { [name]: result.data });
    else faults.push(`${name}: ${result.error.issues[0]?.message ?? 'is not usable.'}`);
  }
  faults.push(...crossFaults(read, source));
  if (faults.length > 0) throw new EnvError(faults);
  return compose(read as Variables, source.NODE_ENV === 'production');
}

function compose(read: Variables, production: boolean): Env {
  const smsProvider = read.SMS_PROVIDER ?? (read.MESSAGEBIRD_ACCESS_KEY ? 'messagebird' : 'simulator');
  return {
    port: read.PORT,
    host: read.HOST,
    publicUrl: read.PUBLIC_URL ?? null,
    databaseUrl: read.DATABASE_URL ?? null,
    dataDir: read.DATA_DIR,
    redisUrl: read.REDIS_URL ?? null,
    smsProvider,
    messageBird: smsProvider === 'messagebird' ? messageBird(read) : null,
    smtpUrl: read.SMTP_URL ?? null,
    demo: read.DEMO ?? (smsProvider === 'simulator' && !production),
    signUp: read.SIGN_UP,
    presenceGraceSeconds: read.PRESENCE_GRACE_SECONDS,
    trustProxy: read.TRUST_PROXY ?? null,
    drainSeconds: read.DRAIN_SECONDS,
    maxConnections: read.MAX_CONNECTIONS,
    maxConnectionsPerAddress: read.MAX_CONNECTIONS_PER_ADDRESS,
    documentCacheSize: read.DOCUMENT_CACHE_SIZE,
    logLevel: read.LOG_LEVEL,
  };
}

function messageBird(read: Variables): MessageBirdEnv {
  return {
    accessKey: read.MESSAGEBIRD_ACCESS_KEY ?? '',
    signingKey: read.MESSAGEBIRD_SIGNING_KEY ?? null,
    originator: read.MESSAGEBIRD_ORIGINATOR ?? '',
    apiUrl: read.MESSAGEBIRD_API_URL,
  };
}

import { z } from 'zod';

/** A whole number between two bounds. */
function whole(from: number, to: number, otherwise: number) {
  const told = `must be a whole number from ${from} to ${to}.`;
  return z
    .string()
    .regex(/^\d{1,9}$/, told)
    .transform(Number)
    .refine((value) => value >= from && value <= to, told)
    .default(otherwise);
}

/** One of a few words. */
const word = <const T extends string>(...words: T[]) =>
  z.enum(words, { error: `must be ${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}.` });

/** An address with one of these schemes. */
function address(told: string, ...protocols: string[]) {
  const isOne = (value: string): boolean => URL.canParse(value) && protocols.includes(new URL(value).protocol);
  return z.string().refine(isOne, told);
}

const hasNoPath = (value: string): boolean => {
  if (!URL.canParse(value)) return true;
  const { pathname, search, hash, username } = new URL(value);
  return pathname === '/' && search === '' && hash === '' && username === '';
};

/** An address of http or https that is scheme, host and port alone; told without a trailing slash. */
const origin = z
  .string()
  .refine(
    (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
    'must be an http or https address.',
  )
  .refine(hasNoPath, 'must be scheme, host and port alone, without a path.')
  .transform((value) => new URL(value).origin);

const PROXY = /^(?:loopback|linklocal|uniquelocal|[0-9a-fA-F:.]+(?:\/\d{1,3})?)$/;

/** Every variable that Ringdown reads, and what it may be. */
export const variables = {
  /** Where the one HTTP server listens; 0 takes a free port. */
  PORT: whole(0, 65535, 4000),
  /** The address it listens on. The image sets 0.0.0.0. */
  HOST: z.string().default('127.0.0.1'),
  /** The base of every link. Never derived from a request. Default: http://localhost:PORT. */
  PUBLIC_URL: origin.optional(),
  /** A MySQL 8 or MariaDB 10.6+ database. Default: SQLite in DATA_DIR. */
  DATABASE_URL: address('must be mysql://user:password@host:port/database.', 'mysql:')
    .refine(
      (value) => !URL.canParse(value) || new URL(value).pathname.length > 1,
      'must name a database after the host.',
    )
    .optional(),
  /** The folder of the embedded database, and of nothing else. */
  DATA_DIR: z.string().default('./data'),
  /** Carries events between several server processes of one database: a server, or a cluster and any of its nodes. */
  REDIS_URL: address(
    'must be redis://host:port, or redis+cluster://host:port for a cluster.',
    ...['redis:', 'rediss:', 'redis+cluster:', 'rediss+cluster:'],
  ).optional(),
  /** How long a process that is told to stop takes to let everybody go. */
  DRAIN_SECONDS: whole(0, 300, 4),
  /** Default: messagebird where its key is set, else simulator. */
  SMS_PROVIDER: word('simulator', 'messagebird').optional(),
  /** The account's key. */
  MESSAGEBIRD_ACCESS_KEY: z.string().regex(/^\S+$/, 'must be one word.').optional(),
  /** With it MessageBird signs its reports; without it none is believed. */
  MESSAGEBIRD_SIGNING_KEY: z.string().regex(/^\S+$/, 'must be one word.').optional(),
  /** Whom an SMS is from: a number, or up to 11 letters and digits. */
  MESSAGEBIRD_ORIGINATOR: z
    .string()
    .regex(/^(?:\+?\d{3,17}|[A-Za-z0-9 ]{1,11})$/, 'must be a phone number, or at most 11 letters and digits.')
    .optional(),
  /** Another address of the same REST API. */
  MESSAGEBIRD_API_URL: origin.default('https://rest.messagebird.com'),
  /** A mail server. Default: the simulator's mailbox. */
  SMTP_URL: address('must be smtp://user:password@host:port.', 'smtp:', 'smtps:').optional(),
  /** Seeds the demo organization and serves /demo. Default: with the simulator, outside of production. */
  DEMO: word('true', 'false')
    .transform((value) => value === 'true')
    .optional(),
  /** Whether organizations may be made at any time. */
  SIGN_UP: word('open', 'closed').default('closed'),
  /** From a console's lost connection to "logged out". */
  PRESENCE_GRACE_SECONDS: whole(0, 3600, 20),
  /** How many proxies stand in front, or their addresses separated by commas. */
  TRUST_PROXY: z
    .string()
    .transform((value) => (/^\d{1,2}$/.test(value) ? Number(value) : value.split(',').map((part) => part.trim())))
    .refine(
      (value) => typeof value === 'number' || value.every((part) => PROXY.test(part)),
      'must be a number of proxies, or addresses separated by commas.',
    )
    .optional(),
  /** How many WebSockets one process takes. */
  MAX_CONNECTIONS: whole(1, 1_000_000, 15_000),
  /** How many of them from one address. */
  MAX_CONNECTIONS_PER_ADDRESS: whole(1, 1_000_000, 2000),
  /** How many operations a process remembers parsed and checked; 0: none. */
  DOCUMENT_CACHE_SIZE: whole(0, 100_000, 500),
  /** The least level that is logged. */
  LOG_LEVEL: word('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent').default('info'),
};

/** What the variables were read as. */
export type Variables = { [K in keyof typeof variables]: z.output<(typeof variables)[K]> };

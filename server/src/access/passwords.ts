import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { badInput, rateLimited } from '../errors.js';

const SHORTEST = 8;
const LONGEST = 128;
/** OWASP's minimum for argon2id. Each takes 19 MiB, hence the few at a time. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE = Math.min(4, availableParallelism());
const MOST_WAITING = 300;

let running = 0;
const waiting: (() => void)[] = [];
let dummy: Promise<string> | null = null;

/** A password as it was typed. BAD_USER_INPUT unless 8 to 128 code points. */
export function checkPassword(field: string, password: string): string {
  const length = [...password].length;
  if (length < SHORTEST) throw badInput(field, `A password has at least ${SHORTEST} characters.`);
  if (length > LONGEST) throw badInput(field, `A password has at most ${LONGEST} characters.`);
  return password;
}

/** What is stored of a password: argon2id, in the PHC string format. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFC'), COST));
}

/**
 * Whether the password is the one that was hashed. Without a hash, for an unknown account, it takes as long and is
 * false. RATE_LIMITED where too many wait already.
 */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  dummy ??= hashPassword('nobody has this password');
  const against = stored ?? (await dummy);
  const matches = await inTurn(() => verify(against, password.normalize('NFC')));
  return matches && stored !== null;
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) throw rateLimited(2);
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    // A finished one hands its place on, so that nobody slips in between.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

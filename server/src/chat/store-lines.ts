import type { DataSource } from 'typeorm';
import type { KnownCaller } from '../access/caller.js';
import type { Refusal } from '../errors.js';
import { isDuplicate } from '../db/errors.js';
import type { Exchange } from '../db/exchange.js';
import { insertOf, type Statement } from '../db/raw-sql.js';
import { newId } from '../ids.js';
import type { Services } from '../services.js';
import { MessageAuthor } from '../vocabulary.js';
import { holdsIt } from './find-chat.js';
import { authorOf, decideLines, lineKey, type AskedLine, type PlacedLine, type Verdict } from './line.rules.js';
import {
  findLines,
  goodWriters,
  growChats,
  holdChats,
  type AskedWriters,
  type GoodWriter,
  type Growth,
  type HeldChat,
  type KnownLine,
  type LineName,
} from './line-rows.js';
import { Message } from './message.entity.js';
import { isBeingRescued } from './rescue-chat.js';

/** What a line came to: the message that is stored now, the id of the one that was stored `earlier`, or why there is none. */
export type LineOutcome =
  | { message: Message; refusal: null; isNew: boolean; rescued: RescuedChat | null }
  | { message: null; earlier: string; refusal: null; isNew: false; rescued: RescuedChat | null }
  | { message: null; refusal: Refusal; isNew: false };

/** A chat that was being rescued when its holder wrote, and in which assignment. */
export interface RescuedChat {
  chatId: string;
  assignment: number;
}

/**
 * Stores lines in the order in which they came, by one transaction, run once more where one of them may be a repeat: an
 * outcome for each, in the same order. `take` tells which when the transaction begins, and the same ones when it is run again.
 * Takes the rows of their chats in the order of ids and nothing else.
 */
export async function storeLines(services: Services, take: () => readonly AskedLine[]): Promise<LineOutcome[]> {
  const decided =
    (await storeNew(services, take)) ??
    (await services.db.exchange((tables) => exchangeOf(services, tables, take(), 'WITH_REPEATS')));
  return decided.map((one) => outcomeOf(services, one));
}

/**
 * Lines are new but for a few, which the unique index finds without a look at what is stored. Null, and nothing is stored, where one of
 * them may be a repeat: what is stored already, or would be refused if it were new.
 */
async function storeNew(services: Services, take: () => readonly AskedLine[]): Promise<Decided[] | null> {
  try {
    return await services.db.exchange((tables): Exchange<Decided[] | null> => {
      const exchange = exchangeOf(services, tables, take(), 'NEW');
      return {
        ...exchange,
        decide: (found) => {
          const decided = exchange.decide(found);
          const isSure = decided.result.every(({ verdict }) => verdict.kind !== 'REFUSED');
          return isSure ? decided : { writes: [], result: null };
        },
      };
    });
  } catch (error) {
    if (isDuplicate(error)) return null;
    throw error;
  }
}

/** What became of a line, and the chat it was for. */
interface Decided {
  caller: KnownCaller;
  verdict: Verdict<string>;
  chat: HeldChat | undefined;
  /** What is stored now. */
  message: Message | undefined;
}

function exchangeOf(
  services: Services,
  tables: DataSource,
  asked: readonly AskedLine[],
  lines: 'NEW' | 'WITH_REPEATS',
): Exchange<Decided[]> {
  const chatIds = [...new Set(asked.map(({ chatId }) => chatId))].sort();
  return {
    reads: [
      holdChats(tables, chatIds),
      goodWriters(writersOf(asked.map(({ caller }) => caller))),
      ...(lines === 'NEW' ? [] : [findLines(tables, asked.map(nameOf))]),
    ],
    decide: ([held, good, known = []]) => {
      const chats = new Map((held as unknown as HeldChat[]).map((chat) => [chat.id, chat]));
      const earlier = new Map((known as unknown as KnownLine[]).map((line) => [lineKey(line), line.id]));
      const writers = new Map((good as unknown as GoodWriter[]).map(({ id, name }) => [id, name]));
      const facts = { chats, earlier, writers };
      const verdicts = decideLines(asked, facts);
      const now = services.clock.now();
      const stored = messagesOf(verdicts, now);
      const result = verdicts.map((verdict, index) => {
        const { caller, chatId } = asked[index] as AskedLine;
        const message = 'line' in verdict && verdict.kind !== 'REPEATED' ? stored.get(verdict.line) : undefined;
        return { caller, chat: chats.get(chatId), verdict, message };
      });
      return { writes: writesOf(tables, [...stored], now), result };
    },
  };
}

const nameOf = ({ caller, chatId, clientMessageId }: AskedLine): LineName => ({
  chatId,
  authorId: authorOf(caller),
  clientMessageId,
});

function writersOf(callers: KnownCaller[]): AskedWriters {
  const staff = callers.filter((caller) => caller.kind !== 'visitor');
  const signedIn = callers.filter((caller) => caller.kind === 'operator');
  const known = (ids: (string | null)[]): string[] => [...new Set(ids)].filter((id) => id !== null);
  return {
    visitors: known(callers.map((caller) => (caller.kind === 'visitor' ? caller.visitorId : null))),
    operators: known(staff.map(({ operatorId }) => operatorId)),
    sessions: known(signedIn.map(({ sessionId }) => sessionId)),
    keys: known(signedIn.map(({ apiKeyId }) => apiKeyId)),
  };
}

/** The lines that are stored now, in the order of their verdicts. */
function messagesOf(verdicts: Verdict<string>[], now: Date): Map<PlacedLine, Message> {
  const lines = verdicts.flatMap((verdict) => (verdict.kind === 'STORED' ? [verdict.line] : []));
  return new Map(lines.map((line) => [line, Object.assign(new Message(), line, { id: newId(), createdAt: now })]));
}

function writesOf(tables: DataSource, stored: [PlacedLine, Message][], now: Date): Statement[] {
  if (stored.length === 0) return [];
  const insert = insertOf(
    tables,
    Message,
    stored.map(([, message]) => message),
  );
  const groups = alike(stored.map(([line]) => line));
  return [insert, ...groups.map(({ growth, chatIds }) => growChats(tables, chatIds, growth, now))];
}

/** Chats that grow in the same way, together. */
function alike(lines: PlacedLine[]): { growth: Growth; chatIds: string[] }[] {
  const growths = new Map<string, Growth>();
  for (const { chatId, author } of lines) {
    const growth = growths.get(chatId) ?? { lines: 0, byVisitor: false, byOperator: false };
    growth.lines += 1;
    if (author === MessageAuthor.VISITOR) growth.byVisitor = true;
    else growth.byOperator = true;
    growths.set(chatId, growth);
  }
  const groups = new Map<string, { growth: Growth; chatIds: string[] }>();
  for (const [chatId, growth] of growths) {
    const key = `${growth.lines} ${growth.byVisitor} ${growth.byOperator}`;
    const group = groups.get(key) ?? { growth, chatIds: [] };
    group.chatIds.push(chatId);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** A stored line says itself that its writer lives; of any other it is written down with the next signs of life. */
function noteLife(services: Services, { caller, chat, verdict }: Decided): void {
  if (verdict.kind !== 'STORED' && chat && holdsIt(caller, chat)) services.signsOfLife.note(caller, chat.id);
}

/** The chat whose holder wrote while their phone was rung because they had vanished. */
function rescuedBy(caller: KnownCaller, chat: HeldChat | undefined): RescuedChat | null {
  if (!chat || caller.kind === 'visitor' || !holdsIt(caller, chat) || !isBeingRescued(chat)) return null;
  return { chatId: chat.id, assignment: chat.assignment };
}

/** Reads nothing: what is committed is told, whatever becomes of a read that only a repeat needs. */
function outcomeOf(services: Services, decided: Decided): LineOutcome {
  const { caller, chat, verdict } = decided;
  noteLife(services, decided);
  if (verdict.kind === 'REFUSED') return { message: null, refusal: verdict.refusal, isNew: false };
  const rescued = rescuedBy(caller, chat);
  if (verdict.kind === 'REPEATED') {
    return { message: null, earlier: verdict.line, refusal: null, isNew: false, rescued };
  }
  return { message: decided.message as Message, refusal: null, isNew: verdict.kind === 'STORED', rescued };
}

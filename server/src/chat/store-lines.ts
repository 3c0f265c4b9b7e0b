import type { EntityManager } from 'typeorm';
import type { Caller } from '../access/caller.js';
import type { Refusal } from '../errors.js';
import { insertRows } from '../db/raw-sql.js';
import { newId } from '../ids.js';
import type { Services } from '../services.js';
import { MessageAuthor } from '../vocabulary.js';
import { holdsIt } from './find-chat.js';
import { authorOf, decideLines, type AskedLine, type PlacedLine, type Verdict } from './line.rules.js';
import { findLines, growChats, holdChats, stillGood, type Growth, type HeldChat } from './line-rows.js';
import { Message } from './message.entity.js';
import { isBeingRescued } from './rescue-chat.js';

/** What a line came to: the message that is stored now, or was before; or why there is none. */
export type LineOutcome =
  | { message: Message; refusal: null; isNew: boolean; rescued: RescuedChat | null }
  | { message: null; refusal: Refusal; isNew: false };

/** A chat that was being rescued when its holder wrote, and in which assignment. */
export interface RescuedChat {
  chatId: string;
  assignment: number;
}

/**
 * Stores lines that came in this order, by one transaction: an outcome for each, in the same order. Takes the rows of their chats in the order of ids and nothing else.
 */
export async function storeLines(
  services: Services,
  manager: EntityManager,
  asked: readonly AskedLine[],
): Promise<LineOutcome[]> {
  const chats = await holdChats(manager, [...new Set(asked.map(({ chatId }) => chatId))].sort());
  const earlier = await findLines(manager, namesOf(asked, chats));
  const good = await stillGood(manager, credentialsOf(asked.map(({ caller }) => caller)));
  const verdicts = decideLines(asked, { chats, earlier, good });
  const stored = await insertLines(services, manager, verdicts);
  return verdicts.map((verdict, index) => {
    const { caller, chatId } = asked[index] as AskedLine;
    const chat = chats.get(chatId);
    noteLife(services, caller, chat, verdict);
    return outcomeOf(verdict, stored, isRescueOf(caller, chat) ? chat : null);
  });
}

function namesOf(asked: readonly AskedLine[], chats: ReadonlyMap<string, HeldChat>): Parameters<typeof findLines>[1] {
  return asked.flatMap(({ caller, chatId, clientMessageId }) => {
    const chat = chats.get(chatId);
    return chat ? [{ chatId, authorId: authorOf(caller, chat), clientMessageId }] : [];
  });
}

function credentialsOf(callers: Caller[]): Parameters<typeof stillGood>[1] {
  const staff = callers.filter((caller) => caller.kind === 'operator' || caller.kind === 'phone');
  const signedIn = callers.filter((caller) => caller.kind === 'operator');
  const known = (ids: (string | null)[]): string[] => [...new Set(ids)].filter((id) => id !== null);
  return {
    operators: known(staff.map(({ operatorId }) => operatorId)),
    sessions: known(signedIn.map(({ sessionId }) => sessionId)),
    keys: known(signedIn.map(({ apiKeyId }) => apiKeyId)),
  };
}

async function insertLines(
  services: Services,
  manager: EntityManager,
  verdicts: Verdict<Message>[],
): Promise<Map<PlacedLine, Message>> {
  const now = services.clock.now();
  const lines = verdicts.flatMap((verdict) => (verdict.kind === 'STORED' ? [verdict.line] : []));
  const stored = new Map(
    lines.map((line) => [line, Object.assign(new Message(), line, { id: newId(), createdAt: now })]),
  );
  if (lines.length === 0) return stored;
  await insertRows(manager, Message, [...stored.values()]);
  for (const { growth, chatIds } of alike(lines)) await growChats(manager, chatIds, growth, now);
  return stored;
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
    const key = JSON.stringify(growth);
    const group = groups.get(key) ?? { growth, chatIds: [] };
    group.chatIds.push(chatId);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** A stored line says itself that its writer lives; of any other it is written down with the next signs of life. */
function noteLife(services: Services, caller: Caller, chat: HeldChat | undefined, { kind }: Verdict<Message>): void {
  if (kind !== 'STORED' && chat && holdsIt(caller, chat)) services.signsOfLife.note(caller, chat.id);
}

/** Whether this is the holder of a chat, whose phone rings because they vanished. */
function isRescueOf(caller: Caller, chat: HeldChat | undefined): chat is HeldChat {
  return caller.kind !== 'visitor' && chat !== undefined && holdsIt(caller, chat) && isBeingRescued(chat);
}

function outcomeOf(
  verdict: Verdict<Message>,
  stored: ReadonlyMap<PlacedLine, Message>,
  rescue: HeldChat | null,
): LineOutcome {
  if (verdict.kind === 'REFUSED') return { message: null, refusal: verdict.refusal, isNew: false };
  const rescued = rescue && { chatId: rescue.id, assignment: rescue.assignment };
  const message = verdict.kind === 'REPEATED' ? verdict.line : (stored.get(verdict.line) as Message);
  return { message, refusal: null, isNew: verdict.kind === 'STORED', rescued };
}

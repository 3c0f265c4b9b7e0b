import type { EntityManager } from 'typeorm';
import type { Chat } from '../chat/chat.entity.js';
import type { Statement } from '../db/raw-sql.js';
import { ask } from '../db/together.js';
import type { RingWords } from '../rings/start-rings.js';
import type { Services } from '../services.js';
import { MessageAuthor } from '../vocabulary.js';
import { lastNoteOf, type LastNote } from './note-routing.js';
import { askedDepartment, snapshotToLoad, type LoadedSnapshot } from './snapshot.js';

/** What a chat is routed by, and all that carrying the decision out needs to know. */
export interface RouteGround {
  snapshot: LoadedSnapshot;
  lastNote: LastNote | null;
  words: RingWords;
}

/** Reads all of it in one go: the department is locked meanwhile. */
export async function readGround(services: Services, manager: EntityManager, chat: Chat): Promise<RouteGround> {
  const { statements, read } = snapshotToLoad(services, manager.connection, chat);
  const found = await ask(manager, wordsOf(chat), lastNoteOf(chat.id), ...statements);
  const [[words], [lastNote]] = found as unknown as [[RingWords], LastNote[]];
  return { snapshot: read(found.slice(2)), lastNote: lastNote ?? null, words };
}

/** RingWords. */
const wordsOf = (chat: Chat): Statement => ({
  sql: `SELECT d.name AS department, d.turn AS turn, v.name AS visitorName,
    COALESCE((SELECT body FROM message WHERE chat_id = ? AND author = ? ORDER BY seq LIMIT 1), '') AS message
    FROM department d JOIN visitor v ON v.id = ? WHERE d.id = ?`,
  values: [chat.id, MessageAuthor.VISITOR, chat.visitorId, askedDepartment(chat)],
});

import DataLoader from 'dataloader';
import { In } from 'typeorm';
import type { Database } from '../db/database.js';
import { oneTurn } from '../db/one-turn.js';
import { Chat } from './chat.entity.js';
import { Message } from './message.entity.js';

/** What of a chat its watchers compare to know whether anything is new. */
const WATCHED = {
  id: true,
  organizationId: true,
  departmentId: true,
  operatorId: true,
  status: true,
  round: true,
  assignment: true,
  ringsUntil: true,
  visitorToldAt: true,
  lastSeq: true,
  visitorDeliveredSeq: true,
  visitorReadSeq: true,
  operatorDeliveredSeq: true,
  operatorReadSeq: true,
} as const;

/** A chat, as much of it as its watchers compare. */
export type WatchedChat = Pick<Chat, keyof typeof WATCHED>;

/** Lines of a chat after a seq. */
interface LinesAsked {
  chatId: string;
  afterSeq: number;
}

/** Reads that all subscribers of this process share (`oneTurn`). The rows are everybody's: nobody changes them. */
export class ChatReads {
  private readonly chats: DataLoader<string, Chat | null>;
  private readonly watchedChats: DataLoader<string, WatchedChat | null>;
  private readonly lines: DataLoader<LinesAsked, Message[], string>;

  constructor(private readonly db: Database) {
    this.chats = new DataLoader((ids) => this.byId(ids, (some) => db.read.findBy(Chat, { id: In(some) })), {
      ...oneTurn,
      maxBatchSize: 500,
    });
    this.watchedChats = new DataLoader(
      (ids) => this.byId(ids, (some) => db.read.find(Chat, { where: { id: In(some) }, select: WATCHED })),
      { ...oneTurn, maxBatchSize: 500 },
    );
    this.lines = new DataLoader((asked) => this.readLines(asked), { ...oneTurn, maxBatchSize: 50 });
  }

  /** A chat as it is now; null where there is none. */
  chat(id: string): Promise<Chat | null> {
    return this.chats.load(id);
  }

  /** The same, only what its watchers compare. */
  watched(id: string): Promise<WatchedChat | null> {
    return this.watchedChats.load(id);
  }

  /** The lines of a chat after a seq, in order. */
  linesAfter(chatId: string, afterSeq: number): Promise<Message[]> {
    return this.lines.load({ chatId, afterSeq });
  }

  private async byId<C extends { id: string }>(
    ids: readonly string[],
    read: (some: string[]) => Promise<C[]>,
  ): Promise<(C | null)[]> {
    const rows = new Map((await read([...new Set(ids)])).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  }

  private async readLines(asked: readonly LinesAsked[]): Promise<Message[][]> {
    const from = new Map<string, number>();
    for (const { chatId, afterSeq } of asked) {
      from.set(chatId, Math.min(afterSeq, from.get(chatId) ?? Infinity));
    }
    const query = this.db.read
      .createQueryBuilder(Message, 'message')
      .orderBy('message.chatId')
      .addOrderBy('message.seq');
    [...from].forEach(([chatId, afterSeq], index) => {
      query.orWhere(`message.chatId = :chat${index} AND message.seq > :seq${index}`, {
        [`chat${index}`]: chatId,
        [`seq${index}`]: afterSeq,
      });
    });
    const rows = await query.getMany();
    return asked.map(({ chatId, afterSeq }) => rows.filter((row) => row.chatId === chatId && row.seq > afterSeq));
  }
}

import type { VariablesOf } from 'gql.tada';
import { ApiError, call, type Connection } from '../core/http';
import { insist } from '../core/insist';
import { cleanBody } from '../core/text.rules';
import { leaveContact, rateChat, requestTranscript } from './operations';

type Contact = Omit<VariablesOf<typeof leaveContact>['input'], 'chatId'>;

/** What a visitor may want beside talking. Each is repeated until it is answered; false where the server refuses. */
export class Wishes {
  readonly #connection: Connection;
  readonly #chatId: string;

  constructor(connection: Connection, chatId: string) {
    this.#connection = connection;
    this.#chatId = chatId;
  }

  /** Tells how they can be reached. */
  contact(contact: Contact): Promise<boolean> {
    return granted(() => call(this.#connection, leaveContact, { input: { chatId: this.#chatId, ...contact } }));
  }

  /** @param score 1 to 5 */
  rate(score: number, comment: string): Promise<boolean> {
    const input = { chatId: this.#chatId, score, comment: cleanBody(comment) || null };
    return granted(() => call(this.#connection, rateChat, { input }));
  }

  /** Asks for the transcript by mail. */
  mailTranscript(email: string): Promise<boolean> {
    return granted(() => call(this.#connection, requestTranscript, { chatId: this.#chatId, email }));
  }
}

async function granted(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await insist(act);
    return true;
  } catch (error) {
    if (error instanceof ApiError) return false;
    throw error;
  }
}

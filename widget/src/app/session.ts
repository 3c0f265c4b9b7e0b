import type { Unsent } from '../core/conversation.rules';
import type { Chat } from '../core/operations';
import { randomId } from '../core/random-id';
import { Store } from '../core/store';
import type { RequestChatInput } from './operations';
import type { Department } from './site';
import type { Fields } from '../loader/contract';
import { preferredDepartment, type Draft } from './visit.rules';

/** What one browser remembers of one site, from the first opening on. */
export interface Session {
  visitorKey: string;
  /** Whether the panel was open, so that the next page shows it again. */
  open: boolean;
  draft: Draft;
  /** A request whose outcome is not known yet, or the one that led to `chat` or `leaving`. */
  request?: RequestChatInput;
  /** By this browser's clock, in milliseconds. */
  askedAt?: number;
  chat?: { token: string; chat: Chat };
  /** What the visitor gave so as to be reached, as it was kept by the server. */
  contact?: string;
  /** No sound, please. */
  muted?: boolean;
  /** Nobody answered: the sentence above the leave-a-message form. */
  leaving?: string;
  unsent: readonly Unsent[];
  /** The last line the visitor has seen. */
  readSeq: number;
}

/** The session of a site: read anew at every use, because other tabs write it too. */
export class SessionStore {
  readonly #store: Store<Session>;
  /** Lines this page has ever held: what else is stored belongs to another tab. */
  readonly #mine = new Set<string>();

  constructor(siteKey: string) {
    this.#store = new Store(`ringdown:${siteKey}`);
  }

  get current(): Session {
    return this.#store.read() ?? this.#start();
  }

  /** Whether the browser keeps it for the next page. */
  get lasts(): boolean {
    return this.#store.lasts;
  }

  change(part: Partial<Session>): void {
    this.#store.write({ ...this.current, ...part });
  }

  /** Keeps this page's unacknowledged lines, beside those of other tabs. */
  keepUnsent(unsent: readonly Unsent[]): void {
    for (const { clientMessageId } of unsent) this.#mine.add(clientMessageId);
    const others = this.current.unsent.filter(({ clientMessageId }) => !this.#mine.has(clientMessageId));
    this.change({ unsent: [...others, ...unsent] });
  }

  /** Chooses a department where the visitor has not, or chose one that is no longer offered. */
  chooseDepartment(departments: readonly Department[]): void {
    const { draft } = this.current;
    this.change({ draft: { ...draft, departmentId: preferredDepartment(departments, draft.departmentId) } });
  }

  /** Takes what the page knows of its visitor, where the visitor has not written something else. */
  fillIn(fields: Fields, departments: readonly Department[] = []): void {
    const { draft } = this.current;
    const { department } = fields;
    const wanted = departments.find(({ id, name }) => id === department || name === department);
    this.change({
      draft: {
        ...draft,
        name: draft.name || (fields.name ?? ''),
        email: draft.email || (fields.email ?? ''),
        phone: draft.phone ?? fields.phone,
        message: draft.message || (fields.message ?? ''),
        answers: { ...fields.answers, ...draft.answers },
        departmentId: wanted?.id ?? draft.departmentId,
      },
    });
  }

  /** Forgets the chat; who is visiting, and that the panel is open, stays. */
  forgetChat(): void {
    const { visitorKey, open, muted, draft } = this.current;
    this.#store.write({ visitorKey, open, muted, draft: { ...draft, message: '' }, unsent: [], readSeq: 0 });
  }

  #start(): Session {
    const draft = { message: '', name: '', email: '' };
    const session = { visitorKey: randomId(), open: true, draft, unsent: [], readSeq: 0 };
    this.#store.write(session);
    return session;
  }
}

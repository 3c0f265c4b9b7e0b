import { Feed, type Link } from '@ringdown/widget/core/feed';
import { call } from '@ringdown/widget/core/http';
import * as operations from './operations';
import { newestToken, phonesThatBuzzed } from './sms.rules';

interface Shown {
  link: Link;
  /** Null where this server serves no demo; undefined until it has answered. */
  demo: operations.Demo | null | undefined;
  /** The newest request of this visit; one that was over before the page was opened is history. */
  request: operations.Request | undefined;
  token: string | undefined;
  /** The operators whose phones buzz: a text arrived just now. */
  buzzing: readonly string[];
}

const OVER = ['ENDED', 'MISSED', 'ABANDONED'];

/** The demo's phones and mailbox, followed as they change, and the newest request behind their texts. */
export class Stage {
  shown: Shown = { link: 'connecting', demo: undefined, request: undefined, token: undefined, buzzing: [] };
  #past: string | undefined;
  #request: { close(): void } | undefined;
  readonly #onChange: () => void;
  readonly #endpoint = new URL('/graphql', location.href).href;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
    new Feed({
      endpoint: this.#endpoint,
      operation: operations.demoChanged,
      variables: () => ({}),
      refetch: async () => this.#tell((await call({ endpoint: this.#endpoint }, operations.demo, {})).demo),
      onData: ({ demoChanged }) => this.#tell(demoChanged),
      onLink: (link) => this.#set({ link }),
      onRefused: () => this.#tell(null),
    });
  }

  /** The phone has finished its buzz. */
  calm(operatorId: string): void {
    this.#set({ buzzing: this.shown.buzzing.filter((id) => id !== operatorId) });
  }

  #tell(demo: operations.Demo | null): void {
    const before = this.shown.demo?.phones ?? [];
    const buzzed = phonesThatBuzzed(before, demo?.phones ?? []).map(({ operatorId }) => operatorId);
    const buzzing = [...new Set([...this.shown.buzzing, ...buzzed])];
    const first = this.shown.demo === undefined;
    this.#set({ demo, buzzing });
    const token = newestToken(demo?.phones ?? []);
    if (token && token !== this.shown.token) this.#follow(token, first);
  }

  #follow(token: string, onArrival: boolean): void {
    this.#request?.close();
    if (onArrival) this.#past = token;
    this.#set({ token, request: undefined });
    const variables = { token };
    this.#request = new Feed({
      endpoint: this.#endpoint,
      operation: operations.requestEvents,
      variables: () => variables,
      refetch: async () =>
        this.#became(token, (await call({ endpoint: this.#endpoint }, operations.requestByToken, variables)).ring),
      onData: ({ ringEvents }) => this.#became(token, ringEvents),
      onLink: () => undefined,
      onRefused: () => this.#became(token, null),
    });
  }

  #became(token: string, request: operations.Request | null): void {
    if (token !== this.shown.token) return;
    const over = !request || OVER.includes(request.chatStatus);
    // Over at the first look: what an earlier visit to this page did is not this one's.
    if (over && this.#past === token) return;
    this.#past = undefined;
    this.#set({ request: request ?? undefined });
  }

  #set(part: Partial<Shown>): void {
    this.shown = { ...this.shown, ...part };
    this.#onChange();
  }
}

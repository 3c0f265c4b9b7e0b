import { hasGap, isOver, lastSeqOf, unreadAfter } from '../core/conversation.rules';
import { ApiError } from '../core/http';
import { LiveChat } from '../core/live-chat';
import type { Chat } from '../core/operations';
import { randomId } from '../core/random-id';
import { cleanBody } from '../core/text.rules';
import { Api } from './api';
import type { RequestChatInput } from './operations';
import type { SessionStore } from './session';
import type { Shown } from './shown';
import { SiteWatch } from './site-watch';
import type { VisitOptions } from './visit-options';
import * as rules from './visit.rules';

/** One visitor's way through question, waiting, talking and leaving a message. */
export class Visit {
  shown: Shown = { phase: 'ask', busy: false, trouble: null, endedByMe: false };
  #turn = 0;
  readonly #api: Api;
  readonly #sites: SiteWatch;
  readonly #options: VisitOptions;

  constructor(options: VisitOptions) {
    this.#options = options;
    this.#api = new Api(options.endpoint, (trouble) => this.#set({ trouble }));
    this.#sites = new SiteWatch({
      known: options.site,
      ask: () => this.#api.site(options.siteKey),
      show: (site) => {
        this.session.chooseDepartment(site.departments);
        this.#set({ site });
      },
    });
    const { chat, request, leaving } = options.session.current;
    if (leaving) this.#set({ phase: 'leave' });
    else if (chat) this.#follow(chat.chat, chat.token);
    else if (request) void this.#request(request);
  }

  get session(): SessionStore {
    return this.#options.session;
  }
  get unread(): number {
    const { live } = this.shown;
    return live ? unreadAfter(live.conversation, this.session.current.readSeq, 'VISITOR').length : 0;
  }

  /** Asks who is reachable, and chooses a department where the visitor has not. */
  async look(): Promise<void> {
    await this.#sites.look().catch((error: unknown) => this.#explain(error));
  }

  edit(part: Partial<rules.Draft>): void {
    this.session.change({ draft: { ...this.session.current.draft, ...part } });
    this.#set({ problem: undefined });
  }

  /** Sends the question. */
  async ask(): Promise<void> {
    const { visitorKey, draft } = this.session.current;
    const { departmentId } = draft;
    const problem = rules.draftProblem(draft, this.#options.texts, false);
    if (problem || !departmentId || this.shown.busy) return this.#set({ problem });
    const pageUrl = location.href.slice(0, 2_048);
    const keys = { siteKey: this.#options.siteKey, departmentId, requestKey: randomId(), visitorKey, pageUrl };
    const request = rules.requestInput(draft, keys);
    this.session.change({ request, askedAt: Date.now() });
    await this.#request(request);
  }

  /** Gives up a question that could not be delivered; its text stays in the form. */
  stopTrying(): void {
    this.#turn++;
    this.#api.stopTrying();
    this.session.change({ request: undefined });
    this.#set({ busy: false, trouble: null });
  }

  send(text: string): void {
    this.shown.live?.send(cleanBody(text));
    this.edit({ message: '' });
  }

  /** Leaves the waiting room, or ends the chat. */
  async end(): Promise<void> {
    this.#set({ endedByMe: true });
    await this.shown.live?.end();
  }

  /** Opens the leave-a-message form with all that was written, under a sentence that says why. */
  writeInstead(leaving: string): void {
    const { draft } = this.session.current;
    const { live } = this.shown;
    const message = live ? rules.writtenSoFar(live.conversation, draft.message) : draft.message;
    live?.close();
    this.session.change({ leaving, draft: { ...draft, message }, chat: undefined, unsent: [] });
    this.#set({ phase: 'leave', live: undefined, problem: undefined });
  }

  /** Leaves the message. */
  async leave(): Promise<void> {
    const { request, draft } = this.session.current;
    const problem = rules.draftProblem(draft, this.#options.texts, true);
    const input = rules.leaveInput(draft, request, { siteKey: this.#options.siteKey, requestKey: randomId() });
    if (problem || !input || this.shown.busy) return this.#set({ problem });
    await this.#busyWith(async () => {
      await this.#api.leave(input);
      this.session.forgetChat();
      this.#set({ phase: 'left' });
    });
  }

  /** Forgets the chat and shows the question again. */
  startNew(): void {
    this.shown.live?.close();
    this.session.forgetChat();
    this.#set({ phase: 'ask', live: undefined, endedByMe: false, problem: undefined });
    void this.look();
  }

  /** The visitor has seen everything there is. */
  markRead(): void {
    const { live } = this.shown;
    if (live && this.unread) this.session.change({ readSeq: lastSeqOf(live.conversation) });
  }

  async #request(input: RequestChatInput): Promise<void> {
    const { texts } = this.#options;
    const answered = await this.#busyWith(async () => {
      const result = await this.#api.request(input);
      if (result.__typename === 'ChatRequested') this.#begin(result.chat, result.visitorToken);
      else if (result.__typename === 'NobodyAvailable') this.writeInstead(texts.nobody(result.department.name));
    });
    // Refused as it is: the next try is another request, with a key of its own.
    if (!answered) this.session.change({ request: undefined });
  }

  #begin(chat: Chat, token: string): void {
    this.shown.live?.close();
    const draft = { ...this.session.current.draft, message: '' };
    this.session.change({ chat: { chat, token }, draft, unsent: [], readSeq: 0 });
    this.#follow(chat, token);
  }

  #follow(chat: Chat, token: string): void {
    const live = new LiveChat({
      endpoint: this.#options.endpoint,
      token,
      chat,
      me: 'VISITOR',
      unsent: this.session.current.unsent,
      keepUnsent: (unsent) => this.session.keepUnsent(unsent),
      onChange: () => this.#changed(live, token),
      onNews: () => this.#options.onNews(),
      onRefused: () => this.#lost(live),
    });
    this.#set({ phase: 'chat', live });
  }

  #changed(live: LiveChat, token: string): void {
    const { chat, conversation } = live;
    if (this.shown.live !== live) return;
    if (this.session.current.chat) this.session.change({ chat: { chat, token } });
    if (chat.status === 'MISSED' && !hasGap(conversation)) this.writeInstead(this.#options.texts.missed);
    else this.#options.onChange();
  }

  #lost(live: LiveChat): void {
    const problem = isOver(live.chat) ? undefined : { text: this.#options.texts.lost };
    this.session.forgetChat();
    this.#set({ phase: 'ask', live: undefined, problem });
    void this.look();
  }

  async #busyWith(act: () => Promise<void>): Promise<boolean> {
    const turn = ++this.#turn;
    this.#set({ busy: true, trouble: null, problem: undefined });
    try {
      await act();
      return true;
    } catch (error) {
      this.#explain(error);
      // What was given up must not undo what was begun since.
      return turn !== this.#turn;
    } finally {
      if (turn === this.#turn) this.#set({ busy: false, trouble: null });
    }
  }

  #explain(error: unknown): void {
    if (!(error instanceof ApiError)) return;
    this.#set({ problem: rules.refusalProblem(error.code, error.field, this.#options.texts) });
  }

  #set(part: Partial<Shown>): void {
    this.shown = { ...this.shown, ...part };
    this.#options.onChange();
  }
}

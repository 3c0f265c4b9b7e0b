import { fill } from '../messages/texts.rules';
import { hasGap, isOver, lastSeqOf, unreadAfter } from '../core/conversation.rules';
import { ApiError } from '../core/http';
import { LiveChat } from '../core/live-chat';
import type { Chat } from '../core/operations';
import { randomId } from '../core/random-id';
import { cleanBody } from '../core/text.rules';
import { Api } from './api';
import type { RequestChatInput } from './operations';
import type { Fields } from '../loader/contract';
import { OneAtATime } from './one-at-a-time';
import { PageNews } from './page-news';
import type { SessionStore } from './session';
import type { Shown } from './shown';
import { SiteWatch } from './site-watch';
import type { VisitOptions } from './visit-options';
import * as rules from './visit.rules';
import { Wishes } from './wishes';

/** One visitor's way through question, waiting, talking and leaving a message. */
export class Visit {
  shown: Shown = { phase: 'ask', busy: false, trouble: null, endedByMe: false };
  readonly #api: Api;
  readonly #sites: SiteWatch;
  readonly #page: PageNews;
  readonly #work = new OneAtATime(
    (part) => this.#set(part),
    (error) => this.#explain(error),
  );
  readonly #options: VisitOptions;

  constructor(options: VisitOptions) {
    this.#options = options;
    this.#page = new PageNews(options.emit);
    this.#api = new Api(options.endpoint, (trouble) => this.#set({ trouble }));
    this.#sites = new SiteWatch({
      known: options.site,
      ask: () => this.#api.site(options.siteKey),
      show: (site) => {
        this.session.fillIn(options.fields, site.departments);
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

  mute(muted: boolean): void {
    this.session.change({ muted });
    this.#options.onChange();
  }

  /** The page fills something in. */
  fillIn(fields: Fields): void {
    this.session.fillIn(fields, this.shown.site?.departments);
    this.#options.onChange();
  }

  /** Sends the question. */
  async ask(): Promise<void> {
    const { visitorKey, draft } = this.session.current;
    const { departmentId } = draft;
    const asked = this.shown.site?.widget;
    const problem = rules.askProblem(draft, asked, this.#options.texts);
    if (problem || !departmentId || this.shown.busy) return this.#set({ problem });
    const { siteKey } = this.#options;
    const keys = { siteKey, departmentId, requestKey: randomId(), visitorKey, pageUrl: location.href.slice(0, 2_048) };
    const request = rules.requestInput(draft, asked, keys);
    this.session.change({ request, askedAt: Date.now() });
    await this.#request(request);
  }

  /** Gives up a question that could not be delivered; its text stays in the form. */
  stopTrying(): void {
    this.#work.giveUp();
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
    const problem = rules.leaveProblem(draft, this.#options.texts);
    const input = rules.leaveInput(draft, request, { siteKey: this.#options.siteKey, requestKey: randomId() });
    if (problem || !input || this.shown.busy) return this.#set({ problem });
    await this.#work.run(async () => {
      await this.#api.leave(input);
      this.session.forgetChat();
      this.#set({ phase: 'left' });
      this.#options.emit('messageLeft');
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
    live?.read();
  }

  async #request(input: RequestChatInput): Promise<void> {
    const { texts } = this.#options;
    const answered = await this.#work.run(async () => {
      const result = await this.#api.request(input);
      if (result.__typename === 'ChatRequested') this.#begin(result.chat, result.visitorToken);
      else if (result.__typename === 'NobodyAvailable') {
        this.#options.emit('missed');
        this.writeInstead(fill(texts.nobody, { department: result.department.name }));
      }
    });
    // Refused as it is: the next try is another request, with a key of its own.
    if (!answered) this.session.change({ request: undefined });
  }

  #begin(chat: Chat, token: string): void {
    this.shown.live?.close();
    const draft = { ...this.session.current.draft, message: '' };
    this.session.change({ chat: { chat, token }, draft, unsent: [], readSeq: 0 });
    this.#options.emit('request', { chatId: chat.id, department: chat.department.name });
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
      onNews: (messages) => {
        this.#page.messages(messages);
        this.#options.onNews();
      },
      onRefused: () => this.#lost(live),
    });
    this.#page.follow(chat);
    this.#set({ phase: 'chat', live, wishes: new Wishes({ endpoint: this.#options.endpoint, token }, chat.id) });
  }

  #changed(live: LiveChat, token: string): void {
    const { chat, conversation } = live;
    if (this.shown.live !== live) return;
    this.#page.chat(chat);
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

  #explain(error: unknown): void {
    if (!(error instanceof ApiError)) return;
    this.#set({ problem: rules.refusalProblem(error.code, error.field, this.#options.texts) });
  }

  #set(part: Partial<Shown>): void {
    this.shown = { ...this.shown, ...part };
    this.#options.onChange();
  }
}

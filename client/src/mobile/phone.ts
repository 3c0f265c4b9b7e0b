import { isOver } from '@ringdown/widget/core/conversation.rules';
import { ApiError, call, type Connection } from '@ringdown/widget/core/http';
import { insist } from '@ringdown/widget/core/insist';
import type { Chat } from '@ringdown/widget/core/operations';
import { Holding } from './holding';
import * as operations from './operations';
import { deviceKey, PhoneStore } from './phone-store';
import { RingWatch } from './ring-watch';
import { tellWhenSeen } from './seen';
import type { Busy, Shown } from './shown';

/** One link on one phone: the request behind it, then the chat it gave, then nothing. */
export class Phone {
  shown: Shown = { phase: 'loading', ring: null, lost: null, mine: false, trouble: null };
  readonly link: string;
  readonly #stop = new AbortController();
  readonly #watch: RingWatch;
  readonly #store: PhoneStore;
  readonly #server: Connection = { endpoint: new URL('/graphql', location.href).href };
  readonly #onChange: () => void;

  constructor(link: string, onChange: () => void) {
    this.link = link;
    this.#store = new PhoneStore(link);
    this.#onChange = onChange;
    this.#watch = new RingWatch({
      ...this.#server,
      link,
      onRing: (ring) => this.#saw(ring),
      onTrouble: (trouble) => this.#set({ trouble }),
    });
    const { chat } = this.#store.current;
    if (chat) this.#hold(chat.chat, chat.token);
    else void this.#look();
  }

  /** Lines of the visitor that came while nobody looked. */
  get unread(): number {
    return this.shown.holding?.unread ?? 0;
  }

  markRead(): void {
    this.shown.holding?.markRead();
  }

  /** Takes the chat. Only ever called by a tap, or to repeat a tap whose answer was lost. */
  async accept(): Promise<void> {
    if (this.shown.busy) return;
    const variables = { token: this.link, deviceKey: deviceKey() };
    this.#store.change({ accepting: true });
    // Now, because the earlier link may be told that it lost the chat before this one is told that it has it.
    if (this.shown.ring) this.#store.copyFormer(this.shown.ring.chatId);
    await this.#insist(
      'accept',
      () => call(this.#server, operations.acceptRing, variables),
      ({ acceptRing: result }) => {
        if (result.__typename !== 'ChatAccepted') this.#refused(result);
        else if (result.mobileToken) this.#begin(result.chat, result.mobileToken);
      },
    );
  }

  async decline(): Promise<void> {
    if (this.shown.busy) return;
    const variables = { token: this.link };
    await this.#insist(
      'decline',
      () => call(this.#server, operations.declineRing, variables),
      (answer) => this.#watch.see(answer.declineRing),
    );
  }

  /** Keeps the operator's phone silent for a while, and declines. */
  async snooze(choice: operations.SnoozeChoice): Promise<void> {
    if (this.shown.busy) return;
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const variables = { token: this.link, choice, timeZone };
    await this.#insist(
      'snooze',
      () => call(this.#server, operations.snoozeRing, variables),
      (answer) => this.#watch.see(answer.snoozeRing),
    );
  }

  /** Takes the snooze back: the phone rings again for what comes. */
  async wake(): Promise<void> {
    if (this.shown.busy) return;
    const variables = { token: this.link };
    await this.#insist(
      'wake',
      () => call(this.#server, operations.endRingSnooze, variables),
      (answer) => this.#watch.see(answer.endRingSnooze),
    );
  }

  /** Asks for a new link, for a device that cannot go on with this one. It goes to the operator's own number. */
  async renew(): Promise<void> {
    if (this.shown.busy) return;
    const variables = { token: this.link };
    await this.#insist(
      'renew',
      () => call(this.#server, operations.sendNewLink, variables),
      () => {
        this.#watch.close();
        this.#store.forget();
        this.#set({ renewed: true });
      },
    );
  }

  /** The operator has read the transcript, or handed the chat over: nothing of it stays on this phone. */
  finish(handedTo?: string): void {
    this.close();
    this.#store.forget();
    this.#set({ phase: 'done', holding: undefined, ring: null, handedTo });
  }

  close(): void {
    this.#stop.abort();
    this.#watch.close();
    this.shown.holding?.close();
  }

  async #look(): Promise<void> {
    try {
      const { signal } = this.#stop;
      const ring = await insist(() => this.#watch.read(), { signal, onTrouble: (trouble) => this.#set({ trouble }) });
      const { accepting, mine = false } = this.#store.current;
      this.#forgetWhatIsOver(ring);
      this.#set({ phase: 'link', ring, mine });
      if (ring) this.#watch.listen();
      if (ring) tellWhenSeen(this.#server, this.link, signal);
      // The tap of an earlier page load won, and its answer was lost: only the same device is told again.
      if (ring?.status === 'ACCEPTED' && ring.chatChannel === 'MOBILE' && accepting) await this.accept();
    } catch (error) {
      if (error instanceof ApiError) this.#set({ phase: 'link', ring: null });
    }
  }

  #saw(ring: operations.Ring | null): void {
    this.#forgetWhatIsOver(ring);
    this.#set({ ring });
  }

  /** Where nothing can come back to this phone any more, nothing is kept for it; what was written here and not sent is told. */
  #forgetWhatIsOver(ring: operations.Ring | null): void {
    const { mine, unsent } = this.#store.current;
    if (ring && !isOver({ status: ring.chatStatus }) && (!mine || ring.holdsChat)) return;
    if (unsent.length) this.#set({ undelivered: unsent.map(({ body }) => body) });
    this.#store.forget();
  }

  #refused(refusal: operations.Refusal): void {
    this.#store.forget();
    this.#set({ refusal, mine: false });
    this.#watch.refresh();
  }

  #begin(chat: Chat, token: string): void {
    this.#watch.close();
    this.#store.inherit(chat.id);
    this.#store.keepChat(chat, token);
    this.#hold(chat, token);
  }

  #hold(chat: Chat, token: string): void {
    const holding = new Holding({
      ...this.#server,
      token,
      chat,
      store: this.#store,
      onChange: () => this.#onChange(),
      onLost: () => this.#lost(holding),
      onHandedTo: (name) => this.finish(name),
    });
    this.#set({ phase: 'chat', holding, lost: null, undelivered: undefined, refusal: undefined, trouble: null });
  }

  /** It went elsewhere: to the console of the same operator, to a colleague, or back to waiting. The link says where. */
  #lost(holding: Holding): void {
    if (this.shown.holding !== holding) return;
    holding.close();
    this.#store.letGo();
    this.#set({ phase: 'loading', holding: undefined, lost: holding.live.chat.id });
    void this.#look();
  }

  /** Busy until the answer is taken in: in between the page would show what it no longer is. */
  async #insist<T>(busy: Busy, act: () => Promise<T>, take: (answer: T) => void): Promise<void> {
    this.#set({ busy, notRenewed: false, trouble: null });
    try {
      take(await insist(act, { signal: this.#stop.signal, onTrouble: (trouble) => this.#set({ trouble }) }));
    } catch (error) {
      if (error instanceof ApiError) this.#wasRefused(busy);
    } finally {
      this.#set({ busy: undefined, trouble: null });
    }
  }

  #wasRefused(busy: Busy): void {
    // The request went on meanwhile: what became of it is what the page says next.
    if (busy === 'snooze' || busy === 'wake') this.#watch.refresh();
    else this.#set(busy === 'renew' ? { notRenewed: true } : { ring: null });
  }

  #set(part: Partial<Shown>): void {
    this.shown = { ...this.shown, ...part };
    this.#onChange();
  }
}

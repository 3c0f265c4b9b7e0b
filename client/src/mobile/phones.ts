import { openLinks } from './open-links';
import { Phone } from './phone';
import { hasChat } from './phone-store';

/** Every chat that this phone has, each by its own link; one of them is looked at. */
export class Phones {
  #current: Phone;
  readonly #others = new Map<string, Phone>();
  readonly #onChange: () => void;

  constructor(link: string, onChange: () => void) {
    this.#onChange = onChange;
    this.#current = new Phone(link, onChange);
    this.#open();
    openLinks.onChange(() => this.#open());
  }

  get current(): Phone {
    return this.#current;
  }

  /** Those with a chat, in the order in which they were taken. */
  get chats(): Phone[] {
    const all = new Map([...this.#others, [this.#current.link, this.#current]]);
    return openLinks.list().flatMap((link) => {
      const phone = all.get(link);
      return phone?.shown.holding ? [phone] : [];
    });
  }

  /** Lines that nobody has looked at, in whichever chat. */
  get unread(): number {
    return [this.#current, ...this.#others.values()].reduce((sum, { unread }) => sum + unread, 0);
  }

  /** Looks at the chat or request of another link; the one left behind goes on, if it is a chat. */
  show(link: string): void {
    const left = this.#current;
    if (link === left.link && left.shown.phase !== 'done') return;
    // A tap on Accept that is not answered yet may give it one.
    if (left.shown.holding || left.shown.busy === 'accept') this.#others.set(left.link, left);
    else left.close();
    this.#current = this.#others.get(link) ?? new Phone(link, this.#onChange);
    this.#others.delete(link);
    this.#onChange();
  }

  /**
   * A chat has one link on this phone. Taken by a newer one it has left the older, which follows it; and a newer one that needs no
   * answer any more, because what was written under the older went out meanwhile, gives way to it.
   */
  settle(): void {
    const { holding, ring, busy, lost } = this.#current.shown;
    // What is told of the request before the answer to the tap is not the answer.
    if (busy === 'accept') return;
    const chatId = holding?.live.chat.id ?? lost ?? ring?.chatId;
    for (const [link, phone] of this.#others) {
      const held = phone.shown.holding?.live.chat;
      if (!held || held.id !== chatId) continue;
      if (holding && openLinks.list().includes(this.#current.link)) this.#finish(link, phone);
      else if (holding ?? lost ?? needsNoAnswer(this.#current.shown, held)) return this.#goTo(link);
    }
  }

  #finish(link: string, phone: Phone): void {
    phone.finish();
    this.#others.delete(link);
  }

  #goTo(link: string): void {
    history.replaceState(null, '', `#${link}`);
    this.show(link);
  }

  /** Follows the chats of links that were opened earlier, or in other tabs, and leaves those that are no longer open. */
  #open(): void {
    const links = openLinks.list();
    for (const [link, phone] of this.#others) {
      if (links.includes(link) || phone.shown.busy === 'accept') continue;
      phone.close();
      this.#others.delete(link);
    }
    for (const link of links) {
      if (link === this.#current.link || this.#others.has(link) || !hasChat(link)) continue;
      this.#others.set(link, new Phone(link, this.#onChange));
    }
    this.#onChange();
  }
}

type Held = NonNullable<Phone['shown']['holding']>['live']['chat'];

/** Its operator has the chat, and was not asked anew or need not answer any more. A colleague's link in this browser is theirs. */
function needsNoAnswer({ phase, ring }: Phone['shown'], held: Held): boolean {
  if (phase !== 'link' || !ring || ring.operator.id !== held.operator?.id) return false;
  return !ring.acceptable && ring.chatStatus === 'ACTIVE' && ring.status !== 'DECLINED';
}

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
    if (left.shown.holding) this.#others.set(left.link, left);
    else left.close();
    this.#current = this.#others.get(link) ?? new Phone(link, this.#onChange);
    this.#others.delete(link);
    this.#onChange();
  }

  /** Follows the chats of links that were opened earlier, or in other tabs, and leaves those that are no longer open. */
  #open(): void {
    const links = openLinks.list();
    for (const [link, phone] of this.#others) {
      if (links.includes(link)) continue;
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

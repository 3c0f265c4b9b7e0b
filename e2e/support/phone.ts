import { expect, type Locator, type Page } from '@playwright/test';
import type { Api, Sms } from './api';

/** An operator's own phone: the texts it gets, and the page behind their links. */
export class Phone {
  readonly page: Page;
  readonly operator: string;
  readonly #api: Api;

  constructor(operator: string, page: Page, api: Api) {
    this.operator = operator;
    this.page = page;
    this.#api = api;
  }

  /** Waits for the phone to ring, and gives the newest text. */
  async rings(texts = 1): Promise<Sms> {
    await expect.poll(async () => (await this.#api.texts(this.operator)).length).toBe(texts);
    const [newest] = await this.#api.texts(this.operator);
    if (!newest) throw new Error(`${this.operator}'s phone got no text`);
    return newest;
  }

  async isSilent(): Promise<void> {
    expect(await this.#api.texts(this.operator)).toEqual([]);
  }

  /** Waits for a text and taps its link. */
  async tapsTheLink(texts = 1): Promise<void> {
    await this.page.goto(linkIn(await this.rings(texts)));
  }

  async accepts(): Promise<void> {
    await this.page.getByRole('button', { name: 'Accept' }).click();
    await expect(this.messageField).toBeVisible();
  }

  async declines(): Promise<void> {
    await this.page.getByRole('button', { name: 'Decline' }).click();
  }

  async writes(message: string): Promise<void> {
    await this.types(message);
    await this.page.getByRole('button', { name: 'Send' }).click();
  }

  /** Writes without sending. */
  async types(message: string): Promise<void> {
    await this.messageField.pressSequentially(message);
  }

  async endsTheChat(): Promise<void> {
    await this.page.getByRole('button', { name: 'End chat' }).click();
    await this.page.getByRole('button', { name: 'Yes, end it' }).click();
  }

  says(sentence: string | RegExp): Locator {
    return this.page.getByText(sentence);
  }

  get messageField(): Locator {
    return this.page.getByRole('textbox', { name: 'Message' });
  }

  get transcript(): Locator {
    return this.page.getByRole('log', { name: 'Messages' });
  }

  /** What this phone shows of the conversation, in order. */
  lines(): Promise<string[]> {
    return this.transcript.locator('.mine, .theirs').locator('.body').allTextContents();
  }

  get title(): Promise<string> {
    return this.page.title();
  }

  /** A button of the header's folded part. */
  async doesMore(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'More' }).click();
    await this.page.getByRole('button', { name }).click();
  }

  /** The system takes the tab away without a word to its page; the same phone opens the same link in another. */
  async diesAndComesBack(): Promise<Phone> {
    const address = this.page.url();
    const page = await this.page.context().newPage();
    await this.page.close({ runBeforeUnload: false });
    await page.goto(address);
    return new Phone(this.operator, page, this.#api);
  }

  /** A text's link opens another tab of the same browser; the one before stays. */
  async inAnotherTab(): Promise<Phone> {
    return new Phone(this.operator, await this.page.context().newPage(), this.#api);
  }

  /** Everything that is left in the browser's storage. */
  async keeps(): Promise<string[]> {
    return this.page.evaluate(() =>
      Object.keys(localStorage).concat(Object.keys(sessionStorage), document.cookie || []),
    );
  }

  /** A page that only tells what happened. */
  async offersNothing(): Promise<void> {
    await expect(this.page.getByRole('button')).toHaveCount(0);
  }
}

/** The link of an SMS; a text without one fails the test. */
export function linkIn({ body }: Sms): string {
  const link = /https?:\/\/\S+\/m#\S+$/.exec(body)?.[0];
  if (!link) throw new Error(`No link at the end of: ${body}`);
  return link;
}

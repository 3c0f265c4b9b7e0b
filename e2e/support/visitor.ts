import { expect, type Locator, type Page } from '@playwright/test';

/** A person on the website, with the widget. */
export class Visitor {
  readonly page: Page;
  readonly widget: Locator;
  readonly launcher: Locator;
  readonly panel: Locator;

  constructor(page: Page) {
    this.page = page;
    this.widget = page.locator('ringdown-widget');
    this.launcher = this.widget.getByRole('button', { name: 'Chat with us' });
    this.panel = this.widget.getByRole('dialog', { name: 'Chat' });
  }

  async visitsTheShop(): Promise<void> {
    await this.page.goto('/demo');
    await expect(this.launcher).toBeVisible();
  }

  async opensTheChat(): Promise<void> {
    await this.launcher.click();
    await expect(this.says('How can we help?')).toBeVisible();
  }

  /** Comes to the shop, opens the chat, picks the department and writes the first message. */
  async asks(department: string, message: string, name?: string): Promise<void> {
    await this.visitsTheShop();
    await this.opensTheChat();
    await this.sendsTheQuestion(department, message, name);
  }

  /** In the opened chat. */
  async sendsTheQuestion(department: string, message: string, name?: string): Promise<void> {
    await this.panel.getByRole('radio', { name: new RegExp(`^${department}`) }).check();
    await this.panel.getByLabel('Your message').fill(message);
    if (name) await this.#tellsTheirName(name);
    await this.panel.getByRole('button', { name: 'Send' }).click();
  }

  async writes(message: string): Promise<void> {
    await this.types(message);
    await this.panel.getByRole('button', { name: 'Send' }).click();
  }

  /** Writes without sending. */
  async types(message: string): Promise<void> {
    await this.panel.getByLabel('Your message').pressSequentially(message);
  }

  async endsTheChat(): Promise<void> {
    await this.panel.getByRole('button', { name: 'End chat' }).click();
    await this.panel.getByRole('button', { name: 'Yes, end it' }).click();
  }

  async stopsWaiting(): Promise<void> {
    await this.panel.getByRole('button', { name: 'Stop waiting' }).click();
  }

  /** Shows the question again, and closes the panel. */
  async startsANewChat(): Promise<void> {
    await this.panel.getByRole('button', { name: 'Start a new chat' }).click();
    await expect(this.says('How can we help?')).toBeVisible();
    await this.panel.getByRole('button', { name: 'Close' }).click();
  }

  /** Fills in the form for when nobody answers. */
  async leavesTheMessage(email: string): Promise<void> {
    await this.panel.getByLabel('Your e-mail').fill(email);
    await this.panel.getByRole('button', { name: 'Send message' }).click();
  }

  /** A sentence the panel shows. */
  says(sentence: string | RegExp): Locator {
    return this.panel.getByText(sentence);
  }

  get transcript(): Locator {
    return this.panel.getByRole('log', { name: 'Messages' });
  }

  /** What the widget shows of the conversation, in order. */
  lines(): Promise<string[]> {
    return this.transcript.locator('.mine, .theirs').locator('.body').allTextContents();
  }

  async isToldWhoAnswered(name: string): Promise<void> {
    await expect(this.says(`${name} answered`)).toBeVisible();
  }

  get messageField(): Locator {
    return this.panel.getByLabel('Your message');
  }

  async #tellsTheirName(name: string): Promise<void> {
    await this.panel.getByRole('button', { name: 'Add your name and e-mail' }).click();
    await this.panel.getByLabel('Your name').fill(name);
  }
}

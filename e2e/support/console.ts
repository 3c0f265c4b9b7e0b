import { expect, type Locator, type Page } from '@playwright/test';
import { PASSWORD, type Api } from './api';

/** Where settings are, as the console names the places. */
export type SettingsPage =
  | 'Canned responses'
  | 'Mobile Chat'
  | 'Profile'
  | 'Call Center'
  | 'Coverage'
  | 'Departments'
  | 'Operators'
  | 'Sites'
  | 'API keys'
  | 'Organization';

/** The operator console in a browser of its own. */
export class Console {
  readonly page: Page;

  readonly #api: Api;

  constructor(page: Page, api: Api) {
    this.page = page;
    this.#api = api;
  }

  async opens(): Promise<void> {
    await this.page.goto('/');
    await expect(this.page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  }

  /** Signs in by the form and waits until the console stands. */
  async signsIn(name: string): Promise<void> {
    await this.opens();
    await this.page.getByLabel('E-mail').fill(`${name.toLowerCase()}@demo.example`);
    await this.page.getByLabel('Password').fill(PASSWORD);
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(this.page.getByRole('heading', { name: 'Chats' })).toBeVisible();
    await expect.poll(() => this.#api.isLoggedIn(name)).toBe(true);
  }

  async signsOut(): Promise<void> {
    await this.page.getByRole('button', { name: /your menu/ }).click();
    await this.page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(this.page.getByRole('heading', { name: /Sign in|signed out/ })).toBeVisible();
  }

  get waiting(): Locator {
    return this.page.getByRole('region', { name: 'Waiting' });
  }

  get conversation(): Locator {
    return this.page.getByRole('region', { name: 'Conversation' });
  }

  get messages(): Locator {
    return this.conversation.getByRole('group', { name: 'Messages' });
  }

  async goesAway(): Promise<void> {
    await this.page.getByText('Away', { exact: true }).click();
    await expect(this.page.getByRole('radio', { name: 'Away' })).toBeChecked();
  }

  /** Takes the chat that waits. */
  async accepts(): Promise<void> {
    await this.waiting.getByRole('button', { name: 'Accept' }).click();
    await expect(this.conversation.getByText(/You answered at/)).toBeVisible();
  }

  async writes(message: string): Promise<void> {
    await this.conversation.getByRole('textbox', { name: 'Message' }).fill(message);
    await this.conversation.getByRole('button', { name: 'Send' }).click();
  }

  /** Unfolds what is known of the visitor, which phones keep folded. */
  async opensDetails(): Promise<void> {
    const panel = this.page.getByRole('button', { name: 'Visitor details' });
    if ((await panel.getAttribute('aria-expanded')) === 'false') await panel.click();
  }

  async endsTheChat(): Promise<void> {
    await this.conversation.getByRole('button', { name: 'End chat' }).click();
    await this.conversation.getByRole('button', { name: 'Yes, end chat' }).click();
    await expect(this.conversation.getByText(/Ended at/)).toBeVisible();
  }

  async goesTo(place: 'Chats' | 'Messages' | 'History' | 'Settings'): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place }).click();
  }

  async opensSettings(page: SettingsPage): Promise<void> {
    await this.goesTo('Settings');
    await this.page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: page }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: page })).toBeVisible();
  }

  async saves(sentence: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Save Changes' }).click();
    await expect(this.page.getByText(sentence)).toBeVisible();
  }

  /** A row of a settings page, by the name that heads it. */
  row(name: string): Locator {
    return this.page.getByRole('listitem').filter({ has: this.page.getByRole('heading', { name }) });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }
}

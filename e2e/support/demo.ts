import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { Visitor } from './visitor';

/** The demo page: the shop, the drawn phones, the mailbox, and the line that says what to try. */
export class Demo {
  readonly page: Page;
  readonly visitor: Visitor;

  constructor(page: Page) {
    this.page = page;
    this.visitor = new Visitor(page);
  }

  async opens(): Promise<void> {
    await this.visitor.visitsTheShop();
    await expect(this.phoneOf('Ada')).toBeVisible();
  }

  /** The line on top. */
  async guides(sentence: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('banner').getByRole('status')).toHaveText(sentence);
  }

  phoneOf(operator: string): Locator {
    return this.page.getByRole('listitem', { name: new RegExp(`^${operator}`) });
  }

  linksOn(operator: string): Locator {
    return this.phoneOf(operator).getByRole('link');
  }

  /** The phone page inside a drawn phone. */
  screenOf(operator: string): FrameLocator {
    return this.page.frameLocator(`iframe[title="The chat on ${operator}’s phone"]`);
  }

  async tapsTheLinkOn(operator: string): Promise<void> {
    await this.linksOn(operator).first().click();
    await expect(this.screenOf(operator).getByRole('main')).toBeVisible();
  }

  async goesHomeOn(operator: string): Promise<void> {
    await this.phoneOf(operator)
      .getByRole('button', { name: `${operator}’s phone: home` })
      .click();
  }

  get mailbox(): Locator {
    return this.page.getByRole('region', { name: 'Mailbox' });
  }
}

import { ApiClient } from './api-client.js';
import { CHAT_WITH_RINGS } from './documents.js';
import { eventually } from './eventually.js';
import type { CallCenterTraits, Shop } from './given.js';
import { HeldChat, Operator } from './operator.js';
import { RingPage } from './phone.js';
import { Ringdown } from './start-app.js';
import { onSqlite } from './test-database.js';
import type { ChatView, RingView } from './views.js';
import type { Visitor } from './visitor.js';

/**
 * Where races are run: on MariaDB two servers on one database, one for each rival; on the embedded database, which belongs to
 * one process, a single one.
 */
export class RaceStage {
  private constructor(
    readonly here: Ringdown,
    private readonly there: Ringdown,
  ) {}

  static async open(variables: Record<string, string> = {}): Promise<RaceStage> {
    const here = await Ringdown.start(variables);
    return new RaceStage(here, onSqlite ? here : await here.another(variables));
  }

  async close(): Promise<void> {
    await this.here.tidy();
    if (this.there !== this.here) await this.there.app.stop();
    await this.here.finish();
  }

  /** Moves the clock; every server looks at what is due. */
  passes(seconds: number): void {
    this.here.passes(seconds);
    this.there.app.services.engine.wake();
  }

  async cast(traits: CallCenterTraits, ...names: string[]): Promise<Cast> {
    const shop = await this.here.shop(traits);
    return new Cast(this, shop, await shop.operators(...names));
  }

  /** The same client at the other server, over a socket of its own. */
  elsewhere(api: ApiClient): ApiClient {
    return new ApiClient(this.there.url, api.credentials);
  }
}

/** The people of one race. */
export class Cast {
  constructor(
    readonly stage: RaceStage,
    readonly shop: Shop,
    readonly operators: Operator[],
  ) {}

  /** A visitor who waits, in the next round; the clock has moved a little, as between people. */
  async visitorWaits(): Promise<Visitor> {
    this.stage.passes(0.5);
    const visitor = this.shop.visitor();
    await visitor.requestsChat();
    return visitor;
  }

  /** A chat as the administrator sees it. */
  async chat(chatId: string): Promise<ChatView> {
    return (await this.shop.admin.ask<{ chat: ChatView }>(CHAT_WITH_RINGS, { id: chatId })).chat;
  }

  async ringsOf(chatId: string): Promise<RingView[]> {
    return (await this.chat(chatId)).rings ?? [];
  }

  /** In round robin: whose phone rings now, and the page behind its link. */
  async ringing(chatId: string): Promise<{ operator: Operator; page: RingPage }> {
    const ring = (await this.ringsOf(chatId)).find(({ status }) => status === 'PENDING');
    const operator = this.operators.find(({ id }) => id === ring?.operator.id);
    if (!operator) throw new Error('no phone rings');
    return { operator, page: await operator.phone.expectRing() };
  }

  /** Takes the SMS of every ring but those that were opened already; the pages of those that were sent. */
  async takesOtherSms(chatId: string, ...opened: Operator[]): Promise<RingPage[]> {
    const settled = await eventually('every SMS to be sent or cancelled', async () => {
      const rings = await this.ringsOf(chatId);
      return rings.every(({ smsStatus }) => smsStatus !== 'QUEUED' && smsStatus !== 'SENDING') && rings;
    });
    const left = [...opened];
    const pages: RingPage[] = [];
    for (const { smsStatus, operator } of settled) {
      const known = left.findIndex(({ id }) => id === operator.id);
      if (known >= 0) left.splice(known, 1);
      else if (smsStatus !== 'CANCELLED') pages.push(await this.operator(operator.id).phone.expectRing());
    }
    return pages;
  }

  operator(id: string): Operator {
    const found = this.operators.find((operator) => operator.id === id);
    if (!found) throw new Error('nobody of this race');
    return found;
  }

  /** The same link, the same operator, the same visitor, at the other server. */
  pageElsewhere(page: RingPage): RingPage {
    return new RingPage(this.stage.elsewhere(page.api), page.token, page.sms);
  }

  operatorElsewhere({ id, name, email, password, api, phone }: Operator): Operator {
    return new Operator(id, name, email, password, this.stage.elsewhere(api), phone);
  }

  visitorElsewhere(visitor: Visitor): Visitor {
    visitor.api = this.stage.elsewhere(visitor.api);
    return visitor;
  }

  heldElsewhere({ api }: Operator, chatId: string): HeldChat {
    return new HeldChat(this.stage.elsewhere(api), chatId);
  }
}

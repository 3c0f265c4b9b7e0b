import { resolveCaller } from '../../src/access/resolve-caller.js';
import { openChatFeed } from '../../src/chat/chat-feed.js';
import { endChat } from '../../src/chat/end-chat.js';
import { requestChat, type RequestOutcome } from '../../src/chat/request-chat.js';
import { sendMessage } from '../../src/chat/send-message.js';
import type { Services } from '../../src/services.js';
import { Random } from '../world/random.js';
import { uuid } from '../world/surroundings.js';
import { hearChat } from './hear-chat.js';
import { follow, insist, type Subscription, type Town } from './town.js';

const CLOSED = ['ENDED', 'MISSED', 'ABANDONED'];

/** One person on the website: asks, writes, reloads, loses the connection, leaves, or just goes. */
export class VisitorPerson {
  private readonly random: Random;
  private readonly visitorKey = uuid();
  /** Stays connected and says nothing until somebody answers, or the end. */
  private readonly isPatient: boolean;
  /** Of the tabs that are open. */
  private readonly tabs = new Map<Subscription, () => void>();
  /** Counts reloads: an earlier page watches no more. */
  private page = 0;
  private chatId: string | null = null;
  private token = '';
  private isThere = false;
  private lines = 0;
  private status = 'WAITING';

  constructor(
    private readonly town: Town,
    private readonly name: string,
  ) {
    this.random = new Random(`${town.world.seed}/${name}`);
    this.isPatient = this.random.chance(0.25);
  }

  async lives(): Promise<void> {
    const { plan, world } = this.town;
    await world.sleep(this.random.int(0, plan.busySeconds * 500));
    for (let request = 0; request < 2; request += 1) {
      await this.asks(uuid());
      if (this.chatId !== null) await this.talks();
      if (this.isOverTime || !this.random.chance(0.4)) break;
      await world.sleep(this.random.int(1000, 20_000));
    }
    this.goes();
  }

  private get isOverTime(): boolean {
    return this.town.world.now > this.town.plan.busySeconds * 1000;
  }

  private async asks(requestKey: string): Promise<void> {
    const { shop, observer } = this.town;
    const departmentId = this.random.pick(shop.departmentIds);
    const message = `Hello, ${this.name} here, ${this.lines}`;
    this.isThere = true;
    const request = (services: Services): Promise<RequestOutcome> =>
      requestChat(services, null, {
        siteKey: shop.siteKey,
        departmentId,
        requestKey,
        visitorKey: this.visitorKey,
        message,
        visitorName: this.name,
      });
    const outcome = await insist(this.town, `${this.name} asks`, request);
    this.chatId = null;
    this.closesTabs();
    if (!outcome) return;
    if (outcome.kind === 'NOBODY') {
      observer.told.nobody(requestKey);
      return;
    }
    this.chatId = outcome.chat.id;
    this.token = outcome.visitorToken;
    this.status = outcome.chat.status;
    observer.told.requested(this.name, outcome.chat.id, requestKey, message);
    void this.watches();
    if (this.isPatient) void this.seesMachinesSleep();
  }

  /** All processes stand still while somebody waits: a laptop is closed, a virtual machine paused. */
  private async seesMachinesSleep(): Promise<void> {
    const { plan, world, servers } = this.town;
    if (plan.faultEverySeconds === null || !this.random.chance(0.3)) return;
    await world.sleep(this.random.int(1000, 10_000));
    if (this.status === 'WAITING' && !this.isOverTime) servers.stall(this.random.int(60, 120), true);
  }

  /** Holds the chat's feed open for as long as they are there, whatever happens to connections. */
  private async watches(): Promise<void> {
    const { chatId, token } = this;
    const { world, observer } = this.town;
    const page = (this.page += 1);
    const isShown = (): boolean => this.isThere && this.page === page;
    let afterSeq = 0;
    while (isShown() && chatId !== null) {
      const open = async (services: Services, cut: () => void): Promise<AsyncIterableIterator<object>> =>
        openChatFeed(services, { caller: await this.caller(services, token), chatId, afterSeq, onOverflow: cut });
      const ear = observer.told.subscribe(this.name, chatId, afterSeq);
      const tab = await follow(this.town, `${this.name} watches`, open, (event) => {
        const heard = hearChat(ear, event);
        if (heard.status && isShown()) this.status = heard.status;
        if (heard.seq) afterSeq = heard.seq;
      });
      if (tab) {
        this.tabs.set(tab, ear.connected(tab.life));
        if (!isShown()) this.closes(tab);
        await tab.over;
        this.closes(tab);
      }
      if (CLOSED.includes(this.status)) return;
      await world.sleep(this.random.int(500, 6000));
    }
  }

  private async talks(): Promise<void> {
    const { world } = this.town;
    while (!CLOSED.includes(this.status) && this.isThere) {
      await world.sleep(this.random.int(1000, 25_000));
      if (CLOSED.includes(this.status)) return;
      if (this.isPatient && this.status === 'WAITING') continue;
      if (this.isOverTime) {
        await this.leaves();
        return;
      }
      await this.does(this.random.weighted({ writes: 10, nothing: 6, reloads: 2, leaves: 2, goes: 2, blinks: 2 }));
    }
  }

  private async does(what: 'writes' | 'nothing' | 'reloads' | 'leaves' | 'goes' | 'blinks'): Promise<void> {
    switch (what) {
      case 'writes':
        return this.writes();
      case 'reloads':
        return this.asks(uuid());
      case 'leaves':
        return this.leaves();
      case 'goes':
        this.goes();
        await this.town.world.sleep(this.random.int(5000, 90_000));
        if (!this.isOverTime && this.random.chance(0.5)) await this.asks(uuid());
        return;
      case 'blinks':
        this.closesTabs();
        return;
      case 'nothing':
        return;
    }
  }

  private async writes(): Promise<void> {
    const { chatId, token } = this;
    if (chatId === null) return;
    this.lines += 1;
    const line = { chatId, clientMessageId: uuid(), body: `${this.name} says ${this.lines}` };
    const sent = await insist(
      this.town,
      `${this.name} writes`,
      async (services) => sendMessage(services, await this.caller(services, token), line),
      6,
    );
    if (sent) this.town.observer.told.acknowledged(sent, line);
  }

  private async leaves(): Promise<void> {
    const { chatId, token } = this;
    if (chatId === null) return;
    this.town.observer.told.ears.leaves(chatId);
    await insist(this.town, `${this.name} leaves`, async (services) =>
      endChat(services, await this.caller(services, token), chatId),
    );
    this.goes();
  }

  /** The tab is closed: no word, and no sign of life from now on. */
  private goes(): void {
    this.isThere = false;
    this.closesTabs();
  }

  private closes(tab: Subscription): void {
    this.tabs.get(tab)?.();
    this.tabs.delete(tab);
    tab.close();
  }

  private closesTabs(): void {
    for (const tab of [...this.tabs.keys()]) this.closes(tab);
  }

  private caller(services: Services, token: string): ReturnType<typeof resolveCaller> {
    return resolveCaller(services, { bearer: token, cookie: null, origin: null });
  }
}

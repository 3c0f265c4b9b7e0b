import type { OperatorCaller } from '../../src/access/caller.js';
import { callerOfSession } from '../../src/access/resolve-caller.js';
import { endSession } from '../../src/access/sessions.js';
import { acceptChat } from '../../src/chat/accept-chat.js';
import { unauthenticated } from '../../src/errors.js';
import { setAvailability } from '../../src/operators/set-availability.js';
import { noteActivity } from '../../src/presence/activity.js';
import { ChatUpdated, ChatWaiting } from '../../src/presence/console-events.types.js';
import { openConsoleFeed } from '../../src/presence/console-feed.js';
import type { Services } from '../../src/services.js';
import { Random } from '../world/random.js';
import { converse } from './conversation.js';
import { signIn, type Member } from './shop.js';
import { ask, follow, insist, type Subscription, type Town } from './town.js';

/** An operator at the console: opens tabs, loses them, goes away, takes chats, signs out. */
export class OperatorAtConsole {
  private readonly random: Random;
  private readonly tabs = new Set<Subscription>();
  private wantsOpen = false;

  constructor(
    private readonly town: Town,
    private readonly member: Member,
  ) {
    this.random = new Random(`${town.world.seed}/${member.name}/console`);
  }

  async lives(): Promise<void> {
    const { plan, world } = this.town;
    if (plan.consoles === 0) return;
    const isOver = (): boolean => world.now > plan.busySeconds * 1000;
    while (!isOver()) {
      await world.sleep(this.random.int(500, 60_000) * (1 - plan.consoles));
      if (isOver()) break;
      this.wantsOpen = true;
      const tabs = this.random.chance(0.2) ? 2 : 1;
      for (let tab = 0; tab < tabs; tab += 1) void this.keepsATabOpen();
      await this.isBusy(this.random.int(2000, 120_000) * plan.consoles);
      await this.stops();
    }
    await this.stops();
  }

  /** Goes away and comes back, now and then. */
  private async isBusy(forMs: number): Promise<void> {
    const { world, plan } = this.town;
    const until = Math.min(world.now + forMs, plan.busySeconds * 1000);
    while (world.now < until && this.wantsOpen) {
      await world.sleep(this.random.int(2000, 30_000));
      if (this.random.chance(0.3)) await this.toggles();
    }
  }

  private async toggles(): Promise<void> {
    const availability = this.random.chance(0.5) ? 'AWAY' : 'ACCEPTING';
    await ask(this.town, `${this.member.name} is ${availability}`, async (services) =>
      setAvailability(services, await this.caller(services), availability),
    );
  }

  private async stops(): Promise<void> {
    this.wantsOpen = false;
    if (this.random.chance(0.4) && this.member.session !== null) {
      await ask(this.town, `${this.member.name} signs out`, async (services) => {
        const caller = await this.caller(services);
        return endSession(services, caller, caller.sessionId ?? '');
      });
      this.member.session = null;
    }
    for (const tab of this.tabs) tab.close();
    this.tabs.clear();
  }

  private async keepsATabOpen(): Promise<void> {
    const { world } = this.town;
    const { name } = this.member;
    while (this.wantsOpen) {
      if (this.member.session === null) await this.signsIn();
      if (this.member.session === null || !this.wantsOpen) return;
      const tab = await follow(
        this.town,
        `${name} opens a console`,
        async (services, cut) =>
          openConsoleFeed(services, {
            caller: await this.caller(services),
            attend: true,
            onOverflow: cut,
            silentMs: () => 0,
          }),
        (event) => this.hears(event),
      );
      if (tab) {
        if (!this.wantsOpen) tab.close();
        this.tabs.add(tab);
        if (this.random.chance(0.2)) world.schedule(this.random.int(1000, 40_000), null, () => tab.close());
        await tab.over;
        this.tabs.delete(tab);
      }
      await world.sleep(this.random.int(200, 30_000));
    }
  }

  private async signsIn(): Promise<void> {
    const session = await insist(this.town, `${this.member.name} signs in`, async (services) =>
      signIn(services, this.member),
    );
    this.member.session ??= session;
  }

  private hears(event: object): void {
    if (event instanceof ChatUpdated) return;
    if (!(event instanceof ChatWaiting) || !this.random.chance(0.6)) return;
    const { id } = event.chat;
    this.town.world.schedule(this.random.int(300, 15_000), null, () => void this.accepts(id));
  }

  private async accepts(chatId: string): Promise<void> {
    if (!this.wantsOpen || this.member.session === null) return;
    const { name } = this.member;
    const answer = await ask(this.town, `${name} accepts`, async (services) =>
      acceptChat(services, await this.caller(services), chatId),
    );
    if (answer.kind !== 'told') return;
    this.town.observer.told.accepting(answer.value, { operatorId: this.member.id, chatId });
    if (answer.value.kind !== 'ACCEPTED') return;
    await converse(this.town, {
      who: name,
      chatId,
      random: this.random,
      caller: (services) => this.caller(services),
      isThere: () => this.wantsOpen && this.member.session !== null,
      mayTransfer: true,
    });
  }

  private async caller(services: Services): Promise<OperatorCaller> {
    const caller = this.member.session === null ? null : await callerOfSession(services, this.member.session);
    if (!caller) {
      this.member.session = null;
      throw unauthenticated();
    }
    await noteActivity(services, caller);
    return caller;
  }
}

import { confirmVerification } from '../../src/mobile-chat/confirm-verification.js';
import { Role } from '../../src/vocabulary.js';
import { resolveCaller } from '../../src/access/resolve-caller.js';
import { openChatFeed } from '../../src/chat/chat-feed.js';
import { acceptRing, type AcceptRingResult } from '../../src/rings/accept-ring.js';
import { declineRing } from '../../src/rings/decline-ring.js';
import type { Caller } from '../../src/access/caller.js';
import type { Services } from '../../src/services.js';
import { Random } from '../world/random.js';
import { uuid } from '../world/surroundings.js';
import { converse } from './conversation.js';
import { hearChat } from './hear-chat.js';
import type { Member } from './shop.js';
import { ask, follow, type Subscription, type Town } from './town.js';

const CODE = /\b(\d{6})\b/;
const LINK = /\/m#([A-Za-z0-9_-]+)/;

/** An operator's phone: texts come, links are tapped, soon, late, twice, from another device, or never. */
export class OperatorPhone {
  private readonly random: Random;
  private readonly deviceKey = uuid();

  constructor(
    private readonly town: Town,
    private readonly member: Member,
  ) {
    this.random = new Random(`${town.world.seed}/${member.name}/phone`);
  }

  /** A text arrives. */
  receives(body: string): void {
    const code = CODE.exec(body)?.[1];
    if (code !== undefined) void this.confirms(code);
    const token = LINK.exec(body)?.[1];
    if (token === undefined) return;
    const patienceMs = this.town.plan.phonePatience * 1000;
    const wait = this.random.chance(0.75) ? this.random.int(500, patienceMs) : this.random.int(500, patienceMs * 6);
    this.town.world.schedule(wait, null, () => void this.looks(token));
  }

  /** Types the code at a console, wherever that is. */
  private async confirms(code: string): Promise<void> {
    const { id: operatorId, organizationId } = this.member;
    await this.town.world.sleep(this.random.int(1000, 8000));
    const caller = { kind: 'operator' as const, operatorId, organizationId, role: Role.OPERATOR };
    await ask(this.town, `${this.member.name} confirms the number`, (services) =>
      confirmVerification(services, { ...caller, departmentIds: [], sessionId: null, apiKeyId: null }, code, null),
    );
  }

  private async looks(token: string): Promise<void> {
    const what = this.random.weighted({ accepts: 12, declines: 5, twice: 2, ignores: 4 });
    if (what === 'ignores') return;
    if (what === 'declines') {
      await ask(this.town, `${this.member.name} declines`, (services) => declineRing(services, token));
      if (this.random.chance(0.2)) await this.accepts(token, this.deviceKey);
      return;
    }
    if (what === 'twice') void this.accepts(token, this.random.chance(0.5) ? this.deviceKey : uuid());
    await this.accepts(token, this.deviceKey);
  }

  /** Taps Accept, again while nothing comes back. */
  private async accepts(token: string, deviceKey: string): Promise<void> {
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const answer = await ask(this.town, `${this.member.name} taps Accept`, async (services) => {
        const result = await acceptRing(services, token, deviceKey);
        this.town.observer.told.tapped(result, token);
        return result;
      });
      if (answer.kind === 'told') return this.takes(answer.value);
      if (answer.kind === 'refused') return;
      await this.town.world.sleep(this.random.int(500, 3000));
    }
  }

  private async takes(result: AcceptRingResult): Promise<void> {
    if (result.kind === 'REFUSED') return;
    const operatorId = this.member.id;
    this.town.observer.told.accepting(result, { operatorId, chatId: null });
    if (result.kind !== 'ACCEPTED' || result.mobileToken === null) return;
    const { mobileToken } = result;
    const chatId = result.chat.id;
    let isThere = true;
    const caller = (services: Services): Promise<Caller> =>
      resolveCaller(services, { bearer: mobileToken, cookie: null, origin: null });
    void this.watches(chatId, caller, () => isThere);
    await converse(this.town, {
      who: `${this.member.name}'s phone`,
      chatId,
      random: this.random,
      caller,
      isThere: () => true,
      mayTransfer: false,
    });
    // Put into a pocket, its page shows life for a while.
    await this.town.world.sleep(this.random.int(0, 60_000));
    isThere = false;
  }

  private async closesWhenGone(subscription: Subscription, isThere: () => boolean): Promise<void> {
    while (isThere()) await this.town.world.sleep(5000);
    subscription.close();
  }

  private async watches(
    chatId: string,
    caller: (services: Services) => Promise<Caller>,
    isThere: () => boolean,
  ): Promise<void> {
    const { world, observer } = this.town;
    let afterSeq = 0;
    while (isThere()) {
      const ear = observer.told.subscribe(`${this.member.name}'s phone`, chatId, afterSeq);
      const subscription = await follow(
        this.town,
        `${this.member.name}'s phone watches`,
        async (services, cut) =>
          openChatFeed(services, { caller: await caller(services), chatId, afterSeq, onOverflow: cut }),
        (event) => {
          const heard = hearChat(ear, event);
          if (heard.seq) afterSeq = heard.seq;
        },
      );
      if (subscription) {
        void this.closesWhenGone(subscription, isThere);
        await subscription.over;
      }
      if (!subscription && this.random.chance(0.5)) return;
      await world.sleep(this.random.int(500, 5000));
    }
  }
}

import type { OperatorCaller } from '../../src/access/caller.js';
import { callerOfSession } from '../../src/access/resolve-caller.js';
import { unauthenticated } from '../../src/errors.js';
import { endSnooze, snoozeMobileChat } from '../../src/mobile-chat/snooze.js';
import { startVerification } from '../../src/mobile-chat/start-verification.js';
import { updateMobileChat } from '../../src/mobile-chat/update-mobile-chat.js';
import { updateOperator } from '../../src/operators/update-operator.js';
import { updateCallCenter } from '../../src/organizations/update-call-center.js';
import type { Services } from '../../src/services.js';
import { recordReply } from '../../src/sms/replies.js';
import { Random } from '../world/random.js';
import { callCenter, shiftNear, signIn, type Member } from './shop.js';
import { ask, type Town } from './town.js';

/** What is changed, and how often compared with the rest. */
const CHANGES = {
  callCenter: 3,
  mode: 4,
  shifts: 2,
  snooze: 3,
  number: 2,
  verify: 2,
  stop: 1,
  start: 2,
  seat: 3,
  move: 1,
};

/** An administrator who changes everything that may be changed, while visitors wait. */
export class Administrator {
  private readonly random: Random;

  constructor(private readonly town: Town) {
    this.random = new Random(`${town.world.seed}/administrator`);
  }

  async lives(): Promise<void> {
    const { plan, world } = this.town;
    if (plan.changeEverySeconds === null) return;
    for (;;) {
      await world.sleep(this.random.int(500, plan.changeEverySeconds * 2000));
      if (world.now > plan.busySeconds * 1000) return;
      await this.changes();
    }
  }

  private async changes(): Promise<void> {
    const { random } = this;
    const member = random.pick(this.town.shop.operators);
    switch (random.weighted(CHANGES)) {
      case 'callCenter':
        return this.orders('changes the call center', (services, caller) =>
          updateCallCenter(services, caller, callCenter(random)),
        );
      case 'mode':
        return this.setsMode(member, random.pick(['ON', 'ON', 'OFF', 'BASED_ON_SCHEDULE'] as const));
      case 'shifts':
        return this.orders(`gives ${member.name} shifts`, (services, caller) =>
          updateMobileChat(services, caller, {
            operatorId: member.id,
            schedule: { timeZone: 'UTC', shifts: [shiftNear(random)] },
          }),
        );
      case 'number':
        member.number = `+316${random.int(91_000_000, 99_999_999)}`;
        return this.orders(`changes ${member.name}'s number`, (services, caller) =>
          updateMobileChat(services, caller, { operatorId: member.id, phoneNumber: member.number }),
        );
      case 'snooze':
        return this.snoozes(member);
      case 'verify':
        return this.orders(`has ${member.name}'s number verified`, (services, caller) =>
          startVerification(services, caller, member.id),
        );
      case 'stop':
        return this.texts(member, 'STOP');
      case 'start':
        return this.texts(member, 'START');
      case 'seat':
        return this.changesSeat(member, random.chance(0.4));
      case 'move':
        return this.moves(member);
    }
  }

  private async setsMode(member: Member, mode: 'ON' | 'OFF' | 'BASED_ON_SCHEDULE'): Promise<void> {
    await this.orders(`sets ${member.name} to ${mode}`, (services, caller) =>
      updateMobileChat(services, caller, { operatorId: member.id, mode }),
    );
  }

  private async snoozes(member: Member): Promise<void> {
    const until = new Date(this.town.world.clockMs + this.random.int(1000, 40_000));
    await this.orders(`snoozes ${member.name}'s phone`, (services, caller) =>
      this.random.chance(0.3)
        ? endSnooze(services, caller, member.id)
        : snoozeMobileChat(services, caller, member.id, { until }),
    );
  }

  private async changesSeat(member: Member, active: boolean): Promise<void> {
    await this.orders(`${active ? 'activates' : 'deactivates'} ${member.name}`, (services, caller) =>
      updateOperator(services, caller, { id: member.id, active }),
    );
  }

  private async moves(member: Member): Promise<void> {
    const departmentIds = this.random.shuffle(this.town.shop.departmentIds).slice(0, this.random.int(0, 2));
    await this.orders(`moves ${member.name}`, (services, caller) =>
      updateOperator(services, caller, { id: member.id, departmentIds }),
    );
  }

  /** A phone texts us. */
  private async texts(member: Member, body: 'STOP' | 'START'): Promise<void> {
    await ask(this.town, `${member.name} texts ${body}`, (services) =>
      recordReply(services, { originator: member.number.slice(1), body }),
    );
  }

  private async orders(
    what: string,
    work: (services: Services, caller: OperatorCaller) => Promise<unknown>,
  ): Promise<void> {
    await ask(this.town, `Ada ${what}`, async (services) => work(services, await this.caller(services)));
  }

  private async caller(services: Services): Promise<OperatorCaller> {
    const { administrator } = this.town.shop;
    administrator.session ??= await signIn(services, administrator);
    const caller = await callerOfSession(services, administrator.session);
    if (!caller) {
      administrator.session = null;
      throw unauthenticated();
    }
    return caller;
  }
}

import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Allow } from '../graphql/allow.js';
import type { Context } from '../graphql/context.js';
import { SnoozeChoice } from '../vocabulary.js';
import { declineRing } from './decline-ring.js';
import { Ring } from './ring.entity.js';
import { endRingSnooze, snoozeRing } from './snooze-ring.js';

const TOKEN = "The secret of the SMS's link.";

/** Declining and snoozing from the phone, by the secret of a ring's link. */
@Resolver(() => Ring)
export class RingSnoozeResolver {
  @Allow('anyone')
  @Mutation(() => Ring, { description: "Decline a ring: the next operator's turn." })
  declineRing(
    @Arg('token', () => String, { description: TOKEN }) token: string,
    @Ctx() { services }: Context,
  ): Promise<Ring> {
    return declineRing(services, token);
  }

  @Allow('anyone')
  @Mutation(() => Ring, {
    description:
      'Snoozes the phone that the link was texted to, and declines the ring. CONFLICT once the request is over. Repeated, it changes nothing.',
  })
  snoozeRing(
    @Arg('token', () => String, { description: TOKEN }) token: string,
    @Arg('choice', () => SnoozeChoice, { description: 'How long.' }) choice: SnoozeChoice,
    @Arg('timeZone', () => String, {
      nullable: true,
      description: "The phone's IANA zone: whose morning it is where the schedule has no hours.",
    })
    timeZone: string | null,
    @Ctx() { services }: Context,
  ): Promise<Ring> {
    return snoozeRing(services, token, choice, timeZone);
  }

  @Allow('anyone')
  @Mutation(() => Ring, {
    description:
      'Takes back the snooze made by this link, while the link is readable; a snooze changed elsewhere since stays.',
  })
  endRingSnooze(
    @Arg('token', () => String, { description: TOKEN }) token: string,
    @Ctx() { services }: Context,
  ): Promise<Ring> {
    return endRingSnooze(services, token);
  }
}

import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { asOperator } from '../access/access.rules.js';
import { Allow } from '../graphql/allow.js';
import type { Context } from '../graphql/context.js';
import { Operator } from '../operators/operator.entity.js';
import { SnoozeChoice } from '../vocabulary.js';
import { confirmVerification } from './confirm-verification.js';
import { maySeeMobileChat, viewOf } from './mobile-chat-view.js';
import type { MobileChatSettings } from './mobile-chat.entity.js';
import { MobileChat, PhoneVerification, UpdateMobileChatInput } from './mobile-chat.types.js';
import { endSnooze, snoozeMobileChat } from './snooze.js';
import { sendTestSms } from './send-test-sms.js';
import { startVerification } from './start-verification.js';
import { updateMobileChat } from './update-mobile-chat.js';

const SNOOZE_ZONE =
  "Whose morning: the caller's own IANA zone, which counts where the schedule has no hours; else it is the schedule's.";
const WHOSE = 'Whose; left out: the caller. Others only for administrators.';

@Resolver(() => Operator)
export class MobileChatResolver {
  @Allow('operator')
  @Mutation(() => MobileChat, {
    description:
      'Settings > Mobile Chat. Operators change their own; an administrator may name another operator. BAD_USER_INPUT names the field.',
  })
  async updateMobileChat(
    @Arg('input', () => UpdateMobileChatInput, { description: 'What changes; what is left out stays.' })
    input: UpdateMobileChatInput,
    @Ctx() context: Context,
  ): Promise<MobileChat> {
    return view(context, await updateMobileChat(context.services, asOperator(context.caller), input));
  }

  @Allow('operator')
  @Mutation(() => PhoneVerification, {
    description: "Texts a code to the operator's stored number. RATE_LIMITED after three in ten minutes.",
  })
  startPhoneVerification(
    @Arg('operatorId', () => ID, { nullable: true, description: WHOSE }) operatorId: string | null,
    @Ctx() { services, caller }: Context,
  ): Promise<PhoneVerification> {
    return startVerification(services, asOperator(caller), operatorId);
  }

  @Allow('operator')
  @Mutation(() => MobileChat, {
    description:
      'Verifies the number with the code that was texted to it: good for 10 minutes and 5 tries. CONFLICT where a colleague has the same number verified.',
  })
  async confirmPhoneVerification(
    @Arg('code', () => String, { description: 'The six digits.' }) code: string,
    @Arg('operatorId', () => ID, { nullable: true, description: WHOSE }) operatorId: string | null,
    @Ctx() context: Context,
  ): Promise<MobileChat> {
    return view(context, await confirmVerification(context.services, asOperator(context.caller), code, operatorId));
  }

  @Allow('operator')
  @Mutation(() => Boolean, {
    description:
      'Settings > Mobile Chat, Ring my phone now: one test SMS to the verified number. RATE_LIMITED after three in ten minutes.',
  })
  sendTestSms(
    @Arg('operatorId', () => ID, { nullable: true, description: WHOSE }) operatorId: string | null,
    @Ctx() { services, caller }: Context,
  ): Promise<boolean> {
    return sendTestSms(services, asOperator(caller), operatorId);
  }

  @Allow('operator')
  @Mutation(() => MobileChat, {
    description:
      'Keeps the phone silent for a while, whatever mode and schedule say: until an instant at most 30 days ahead, or by a choice. BAD_USER_INPUT names until or timeZone.',
  })
  async snoozeMobileChat(
    @Arg('until', () => GraphQLDateTime, { nullable: true, description: 'Until when; this or choice.' })
    until: Date | null,
    @Arg('choice', () => SnoozeChoice, { nullable: true, description: 'How long, in words; this or until.' })
    choice: SnoozeChoice | null,
    @Arg('timeZone', () => String, { nullable: true, description: SNOOZE_ZONE }) timeZone: string | null,
    @Arg('operatorId', () => ID, { nullable: true, description: WHOSE }) operatorId: string | null,
    @Ctx() context: Context,
  ): Promise<MobileChat> {
    const snooze = { until, choice, timeZone };
    return view(context, await snoozeMobileChat(context.services, asOperator(context.caller), operatorId, snooze));
  }

  @Allow('operator')
  @Mutation(() => MobileChat, {
    description: 'Lets a snoozed phone ring again; where it is not snoozed nothing changes.',
  })
  async endSnooze(
    @Arg('operatorId', () => ID, { nullable: true, description: WHOSE }) operatorId: string | null,
    @Ctx() context: Context,
  ): Promise<MobileChat> {
    return view(context, await endSnooze(context.services, asOperator(context.caller), operatorId));
  }

  @FieldResolver(() => MobileChat, {
    nullable: true,
    description: 'Null to colleagues who are not administrators: a phone number is private.',
  })
  async mobileChat(@Root() operator: Operator, @Ctx() context: Context): Promise<MobileChat | null> {
    if (!maySeeMobileChat(context.caller, operator)) return null;
    const settings = await context.loaders.mobileChat(operator.id);
    return settings && view(context, settings);
  }
}

function view({ services }: Context, settings: MobileChatSettings): MobileChat {
  return viewOf(settings, services.clock.now(), services.settings.smsProvider);
}

import { GraphQLDateTime } from 'graphql-scalars';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { asOperator, isStaff } from '../access/access.rules.js';
import { AcceptChatResult } from '../chat/chat-results.types.js';
import { Chat } from '../chat/chat.entity.js';
import { acceptView, type AcceptView } from '../chat/chat.views.js';
import { Allow } from '../graphql/allow.js';
import type { Context } from '../graphql/context.js';
import { cutOff } from '../graphql/cut-off.js';
import { Operator } from '../operators/operator.entity.js';
import { isColleague } from '../operators/operator.rules.js';
import { ChatChannel, ChatStatus, SmsStatus } from '../vocabulary.js';
import { acceptRing } from './accept-ring.js';
import { continueOnPhone } from './continue-on-phone.js';
import { findRing } from './find-ring.js';
import { openRing } from './open-ring.js';
import { RingEvent } from './ring-event.entity.js';
import { newLinksLeft } from './new-links-left.js';
import { openRingFeed } from './ring-feed.js';
import { Ring } from './ring.entity.js';
import { hasChatBy, isAcceptable } from './ring.rules.js';
import { sendNewLink } from './send-new-link.js';

const TOKEN = "The secret of the SMS's link.";

@ArgsType()
class RingEventsArgs {
  @Field(() => String, { description: TOKEN })
  token: string;
}

/** Rings, by the secret of their link or within a chat. */
@Resolver(() => Ring)
export class RingResolver {
  @Allow('anyone')
  @Query(() => Ring, {
    nullable: true,
    description:
      'Read-only look at the request behind an SMS link. Public by token; changes nothing. Null for a token that is unknown or no longer readable.',
  })
  async ring(
    @Arg('token', () => String, { description: TOKEN }) token: string,
    @Ctx() { services }: Context,
  ): Promise<Ring | null> {
    return (await findRing(services.db.read, token, services.clock.now()))?.ring ?? null;
  }

  @Allow('anyone')
  @Mutation(() => AcceptChatResult, {
    description:
      'Accept from a phone with the token of the SMS link. deviceKey is a random UUID that the page stores before it calls: repeated with the same key the winner gets ChatAccepted again, with a fresh mobileToken; another device gets RingRefused.',
  })
  async acceptRing(
    @Arg('token', () => String, { description: TOKEN }) token: string,
    @Arg('deviceKey', () => ID, { description: 'A random UUID of the phone.' }) deviceKey: string,
    @Ctx() { services }: Context,
  ): Promise<AcceptView> {
    return acceptView(await acceptRing(services, token, deviceKey));
  }

  @Allow('anyone')
  @Mutation(() => Ring, {
    description:
      "Notes on the ring's timeline that the link's page is in sight of a person: once, and nothing else changes. Never accepts anything. Public by token.",
  })
  openRing(
    @Arg('token', () => String, { description: TOKEN }) token: string,
    @Ctx() { services }: Context,
  ): Promise<Ring> {
    return openRing(services, token);
  }

  @Allow('anyone')
  @Mutation(() => Int, {
    description:
      'Texts a new link to the phone that rang, for whoever opened the link on a device that cannot go on; the old link dies, and the first device that takes the new one has the chat. At most three per ring; returns how many are left. Repeating it by the link that was replaced last sends nothing. CONFLICT where its operator does not have the chat.',
  })
  sendNewLink(
    @Arg('token', () => String, { description: TOKEN }) token: string,
    @Ctx() { services }: Context,
  ): Promise<number> {
    return sendNewLink(services, token);
  }

  @Allow('operator')
  @Mutation(() => Boolean, {
    description:
      'Texts the operator who has a chat a link to go on with it on their own phone; it stays where it is until the link is taken. BAD_USER_INPUT (phoneNumber) without a verified number.',
  })
  continueOnPhone(
    @Arg('chatId', () => ID, { description: 'The chat.' }) chatId: string,
    @Ctx() { services, caller }: Context,
  ): Promise<boolean> {
    return continueOnPhone(services, asOperator(caller), chatId);
  }

  @Allow('anyone')
  @Subscription(() => Ring, {
    description: 'What becomes of the request behind an SMS link, the present state first. Public by token.',
    subscribe: ({ args, context }: { args: RingEventsArgs; context: Context }) =>
      openRingFeed(context.services, args.token, cutOff(context)),
  })
  ringEvents(@Args(() => RingEventsArgs) _args: RingEventsArgs, @Root() ring: Ring): Ring {
    return ring;
  }

  @FieldResolver(() => SmsStatus, { description: 'What became of its SMS.' })
  async smsStatus(@Root() ring: Ring, @Ctx() { loaders }: Context): Promise<SmsStatus> {
    return (await loaders.smsOfRing(ring.id))?.status ?? SmsStatus.UNKNOWN;
  }

  @FieldResolver(() => Boolean, { description: 'Whether acceptRing would give the chat now.' })
  async acceptable(@Root() ring: Ring, @Ctx() { loaders }: Context): Promise<boolean> {
    const chat = await loaders.chat(ring.chatId);
    const operator = await loaders.operator(ring.operatorId);
    return chat !== null && operator !== null && operator.active && isAcceptable(ring, chat);
  }

  @FieldResolver(() => ChatStatus, { description: 'Where its chat is.' })
  async chatStatus(@Root() ring: Ring, @Ctx() { loaders }: Context): Promise<ChatStatus | undefined> {
    return (await loaders.chat(ring.chatId))?.status;
  }

  @FieldResolver(() => ChatChannel, {
    nullable: true,
    description: 'Where whoever has its chat goes on with it; null while nobody has it.',
  })
  async chatChannel(@Root() ring: Ring, @Ctx() { loaders }: Context): Promise<ChatChannel | null> {
    return (await loaders.chat(ring.chatId))?.channel ?? null;
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether its operator has the chat by it, on whichever device or at the console.',
  })
  async holdsChat(@Root() ring: Ring, @Ctx() { loaders }: Context): Promise<boolean> {
    const chat = await loaders.chat(ring.chatId);
    return chat !== null && hasChatBy(ring, chat);
  }

  @FieldResolver(() => Int, {
    description: 'How many new links sendNewLink would text still; 0 where it would refuse.',
  })
  async newLinksLeft(@Root() ring: Ring, @Ctx() { services, loaders }: Context): Promise<number> {
    const chat = await loaders.chat(ring.chatId);
    return chat && hasChatBy(ring, chat) ? newLinksLeft(services, ring.id) : 0;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The name of who accepted the chat; null while nobody did.',
  })
  async answeredBy(@Root() ring: Ring, @Ctx() { loaders }: Context): Promise<string | null> {
    const chat = await loaders.chat(ring.chatId);
    return chat?.operatorId == null ? null : ((await loaders.operator(chat.operatorId))?.name ?? null);
  }

  @FieldResolver(() => GraphQLDateTime, { nullable: true, description: 'When they accepted.' })
  async answeredAt(@Root() ring: Ring, @Ctx() { loaders }: Context): Promise<Date | null> {
    return (await loaders.chat(ring.chatId))?.acceptedAt ?? null;
  }

  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the chat ended, was missed or abandoned.',
  })
  async chatEndedAt(@Root() ring: Ring, @Ctx() { loaders }: Context): Promise<Date | null> {
    return (await loaders.chat(ring.chatId))?.endedAt ?? null;
  }

  @FieldResolver(() => Chat, {
    nullable: true,
    description:
      "To whoever holds only the link: while acceptable, the chat with the visitor's name, the department and the visitor's messages; null otherwise.",
  })
  async chat(@Root() ring: Ring, @Ctx() context: Context): Promise<Chat | null> {
    const isShown = isStaff(context.caller) || (await this.acceptable(ring, context));
    return isShown ? context.loaders.chat(ring.chatId) : null;
  }

  @FieldResolver(() => [RingEvent], {
    nullable: true,
    description:
      'What happened to it and its SMS, in order of time. Null to visitors, phones and whoever holds only the link.',
  })
  events(@Root() ring: Ring, @Ctx() { caller, loaders }: Context): Promise<RingEvent[]> | null {
    return isColleague(caller, ring) ? loaders.eventsOfRing(ring.id) : null;
  }

  @FieldResolver(() => Operator, { description: 'Whom it asked.' })
  operator(@Root() ring: Ring, @Ctx() { loaders }: Context): Promise<Operator | null> {
    return loaders.operator(ring.operatorId);
  }

  @FieldResolver(() => GraphQLDateTime, { nullable: true, description: 'When the provider took its SMS.' })
  async sentAt(@Root() ring: Ring, @Ctx() { loaders }: Context): Promise<Date | null> {
    return (await loaders.smsOfRing(ring.id))?.sentAt ?? null;
  }

  @FieldResolver(() => GraphQLDateTime, { nullable: true, description: 'When its SMS reached the phone, as reported.' })
  async deliveredAt(@Root() ring: Ring, @Ctx() { loaders }: Context): Promise<Date | null> {
    return (await loaders.smsOfRing(ring.id))?.deliveredAt ?? null;
  }
}

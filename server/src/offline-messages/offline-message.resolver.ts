import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { isStaff } from '../access/access.rules.js';
import { Department } from '../departments/department.entity.js';
import { Allow } from '../graphql/allow.js';
import type { Context } from '../graphql/context.js';
import { Operator } from '../operators/operator.entity.js';
import { Site } from '../sites/site.entity.js';
import { LeaveMessageInput, OfflineMessageConnection } from './offline-message.types.js';
import { Chat } from '../chat/chat.entity.js';
import { listOfflineMessages } from './list-offline-messages.js';
import { setOfflineMessageHandled } from './handle-offline-message.js';
import { leaveMessage } from './leave-message.js';
import { OfflineMessage } from './offline-message.entity.js';

const PRIVATE = 'Null to visitors.';

/** Messages that visitors leave when nobody could answer. */
@Resolver(() => OfflineMessage)
export class OfflineMessageResolver {
  @Allow('operator')
  @Query(() => OfflineMessageConnection, {
    description:
      "Messages that visitors left when nobody could answer, newest first: those of the caller's departments.",
  })
  offlineMessages(
    @Arg('first', () => Int, { nullable: true, defaultValue: 25, description: 'How many, at most 100.' })
    first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The cursor to go on from.' }) after: string | null,
    @Ctx() { services, caller }: Context,
  ): Promise<OfflineMessageConnection> {
    return listOfflineMessages(services, caller, { first: first ?? 25, after: after ?? null });
  }

  @Allow('anyone')
  @Mutation(() => OfflineMessage, {
    description: 'A visitor leaves a message for a department, to be answered by mail.',
  })
  leaveMessage(
    @Arg('input', () => LeaveMessageInput, { description: 'The message.' }) input: LeaveMessageInput,
    @Ctx() { services, origin }: Context,
  ): Promise<OfflineMessage> {
    return leaveMessage(services, origin, input);
  }

  @Allow('operator')
  @Mutation(() => OfflineMessage, { description: 'Marks a left message as handled, or not.' })
  setOfflineMessageHandled(
    @Arg('id', () => ID, { description: 'The message.' }) id: string,
    @Arg('handled', () => Boolean, { description: 'Whether it is handled.' }) handled: boolean,
    @Ctx() { services, caller }: Context,
  ): Promise<OfflineMessage> {
    return setOfflineMessageHandled(services, caller, id, handled);
  }

  @FieldResolver(() => Department, { nullable: true, description: `For whom it is. ${PRIVATE}` })
  department(@Root() message: OfflineMessage, @Ctx() { loaders, caller }: Context): Promise<Department | null> | null {
    return isStaff(caller) ? loaders.department(message.departmentId) : null;
  }

  @FieldResolver(() => Site, { nullable: true, description: `From which site. ${PRIVATE}` })
  site(@Root() message: OfflineMessage, @Ctx() { loaders, caller }: Context): Promise<Site | null> | null {
    return isStaff(caller) ? loaders.site(message.siteId) : null;
  }

  @FieldResolver(() => String, { nullable: true, description: `As the visitor gave it. ${PRIVATE}` })
  visitorName(@Root() message: OfflineMessage, @Ctx() { caller }: Context): string | null {
    return isStaff(caller) ? message.visitorName : null;
  }

  @FieldResolver(() => String, { nullable: true, description: `Where the answer goes. ${PRIVATE}` })
  visitorEmail(@Root() message: OfflineMessage, @Ctx() { caller }: Context): string | null {
    return isStaff(caller) ? message.visitorEmail : null;
  }

  @FieldResolver(() => String, { nullable: true, description: `A number left beside it. ${PRIVATE}` })
  visitorPhone(@Root() message: OfflineMessage, @Ctx() { caller }: Context): string | null {
    return isStaff(caller) ? message.visitorPhone : null;
  }

  @FieldResolver(() => String, { nullable: true, description: `What was left. ${PRIVATE}` })
  body(@Root() message: OfflineMessage, @Ctx() { caller }: Context): string | null {
    return isStaff(caller) ? message.body : null;
  }

  @FieldResolver(() => Chat, { nullable: true, description: `The missed request it belongs to, if any. ${PRIVATE}` })
  chat(@Root() message: OfflineMessage, @Ctx() { loaders, caller }: Context): Promise<Chat | null> | null {
    return isStaff(caller) && message.chatId !== null ? loaders.chat(message.chatId) : null;
  }

  @FieldResolver(() => GraphQLDateTime, { nullable: true, description: `When it was marked as handled. ${PRIVATE}` })
  handledAt(@Root() message: OfflineMessage, @Ctx() { caller }: Context): Date | null {
    return isStaff(caller) ? message.handledAt : null;
  }

  @FieldResolver(() => Operator, { nullable: true, description: `Who marked it. ${PRIVATE}` })
  handledBy(@Root() message: OfflineMessage, @Ctx() { loaders, caller }: Context): Promise<Operator | null> | null {
    return isStaff(caller) && message.handledById !== null ? loaders.operator(message.handledById) : null;
  }
}

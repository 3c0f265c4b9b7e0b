import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import { isStaff, maySeeChat } from '../access/access.rules.js';
import { Department } from '../departments/department.entity.js';
import type { Context } from '../graphql/context.js';
import { Operator } from '../operators/operator.entity.js';
import { listRings } from '../rings/list-rings.js';
import { Ring } from '../rings/ring.entity.js';
import { listRoutingNotes } from '../routing/list-routing-notes.js';
import { RoutingNote } from '../routing/routing-note.entity.js';
import { Site } from '../sites/site.entity.js';
import { Visitor } from '../visitors/visitor.entity.js';
import { ChatStatus, MessageAuthor, Reachability, SystemCode } from '../vocabulary.js';
import { systemCodeOf } from './system-lines.rules.js';
import { ChatRating, ChatReceipts } from './chat-details.types.js';
import { PendingTransfer } from './chat-results.types.js';
import { Chat } from './chat.entity.js';
import { readMessages } from './chat.queries.js';
import { Message } from './message.entity.js';
import { reachabilityOfChat } from './reachability-of-chat.js';

/** What each caller sees of a chat. Whoever holds only a ring link sees the visitor's name and messages. */
@Resolver(() => Chat)
export class ChatFieldsResolver {
  @FieldResolver(() => Department, { description: 'The department that was asked.' })
  department(@Root() chat: Chat, @Ctx() { loaders }: Context): Promise<Department | null> {
    return loaders.department(chat.departmentId);
  }

  @FieldResolver(() => Visitor, { description: 'Who asked.' })
  async visitor(@Root() chat: Chat, @Ctx() { loaders, caller }: Context): Promise<Visitor | null> {
    const visitor = await loaders.visitor(chat.visitorId);
    if (!visitor || maySeeChat(caller, chat)) return visitor;
    return Object.assign(new Visitor(), visitor, { email: null, phone: null, answers: null });
  }

  @FieldResolver(() => Operator, { nullable: true, description: 'Who has it, or had it at the end.' })
  operator(@Root() chat: Chat, @Ctx() { loaders }: Context): Promise<Operator | null> | null {
    return chat.operatorId === null ? null : loaders.operator(chat.operatorId);
  }

  @FieldResolver(() => [Message], { description: 'Its lines after a seq, in order.' })
  messages(
    @Root() chat: Chat,
    @Arg('afterSeq', () => Int, { nullable: true, defaultValue: 0, description: 'Only those after this seq.' })
    afterSeq: number | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 200, description: 'How many, at most 1,000.' })
    first: number | null,
    @Ctx() { services, caller }: Context,
  ): Promise<Message[]> {
    const author = maySeeChat(caller, chat) ? null : MessageAuthor.VISITOR;
    return readMessages(services, chat.id, { afterSeq: afterSeq ?? 0, first: first ?? 200 }, author);
  }

  @FieldResolver(() => Message, { nullable: true, description: 'The last line, for lists.' })
  lastMessage(@Root() chat: Chat, @Ctx() { loaders, caller }: Context): Promise<Message | null> | null {
    return maySeeChat(caller, chat) ? loaders.lastMessage(chat.id) : null;
  }

  @FieldResolver(() => [Ring], {
    nullable: true,
    description: 'Operators and administrators only, in the order they were made.',
  })
  rings(@Root() chat: Chat, @Ctx() { services, caller }: Context): Promise<Ring[]> | null {
    return isStaff(caller) && maySeeChat(caller, chat) ? listRings(services, chat.id) : null;
  }

  @FieldResolver(() => [RoutingNote], {
    nullable: true,
    description:
      'How the request was offered while it waited, and why phones stayed silent, in order of time. Operators and administrators only.',
  })
  routing(@Root() chat: Chat, @Ctx() { services, caller }: Context): Promise<RoutingNote[]> | null {
    return isStaff(caller) && maySeeChat(caller, chat) ? listRoutingNotes(services, chat.id) : null;
  }

  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description: 'While WAITING: when the request will be missed.',
  })
  waitingUntil(@Root() chat: Chat): Date | null {
    return chat.status === ChatStatus.WAITING ? chat.waitingUntil : null;
  }

  @FieldResolver(() => Reachability, {
    description: 'How the request is being offered while WAITING; from where it was accepted later.',
  })
  reachability(@Root() chat: Chat, @Ctx() { services }: Context): Promise<Reachability> {
    return reachabilityOfChat(services, chat);
  }

  @FieldResolver(() => Site, {
    nullable: true,
    description: 'The site the request came from. Null to visitors and phones.',
  })
  site(@Root() chat: Chat, @Ctx() { loaders, caller }: Context): Promise<Site | null> | null {
    return isStaff(caller) ? loaders.site(chat.siteId) : null;
  }

  @FieldResolver(() => PendingTransfer, {
    nullable: true,
    description: 'A transfer that rings phones now, while its sender keeps the chat. Null to visitors.',
  })
  async pendingTransfer(@Root() chat: Chat, @Ctx() { loaders, caller }: Context): Promise<PendingTransfer | null> {
    const { transferDepartmentId, transferOperatorId, ringsUntil } = chat;
    if (caller.kind === 'visitor' || transferDepartmentId === null || ringsUntil === null) return null;
    const target =
      transferOperatorId === null
        ? await loaders.department(transferDepartmentId)
        : await loaders.operator(transferOperatorId);
    return { to: target?.name ?? '', until: ringsUntil };
  }

  @FieldResolver(() => ChatReceipts, { description: 'How far each side has received and seen the messages.' })
  receipts(@Root() chat: Chat): ChatReceipts {
    return chat;
  }

  @FieldResolver(() => ChatRating, {
    nullable: true,
    description: 'What the visitor thought of it, once told. Null to whoever holds only a ring link.',
  })
  rating(@Root() chat: Chat, @Ctx() { caller }: Context): ChatRating | null {
    const { ratingScore: score, ratingComment: comment, ratedAt } = chat;
    if (score === null || ratedAt === null || !maySeeChat(caller, chat)) return null;
    return { score, comment, ratedAt };
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'While WAITING: in how many seconds requests are usually answered the way this one is offered. Null where that is not known.',
  })
  async usualAnswerSeconds(@Root() chat: Chat, @Ctx() { services }: Context): Promise<number | null> {
    if (chat.status !== ChatStatus.WAITING) return null;
    const offered = await reachabilityOfChat(services, chat);
    return services.answerTimes.usual(services, chat.departmentId, offered);
  }

  @FieldResolver(() => Boolean, { description: "Whether the transcript goes to the department's mailbox at the end." })
  async transcriptMailed(@Root() chat: Chat, @Ctx() { loaders }: Context): Promise<boolean> {
    return (await loaders.department(chat.departmentId))?.email != null;
  }
}

/** What each caller sees of a line. */
@Resolver(() => Message)
export class MessageFieldsResolver {
  @FieldResolver(() => SystemCode, {
    nullable: true,
    description: 'What a line of SYSTEM says, for showing it in words of your own. Null for what people wrote.',
  })
  systemCode(@Root() message: Message): SystemCode | null {
    return systemCodeOf(message);
  }

  @FieldResolver(() => ID, { nullable: true, description: 'Null except to its author.' })
  clientMessageId(@Root() message: Message, @Ctx() { caller }: Context): string | null {
    const isVisitors = message.author === MessageAuthor.VISITOR;
    if (caller.kind === 'visitor') return isVisitors ? message.clientMessageId : null;
    if (caller.kind === 'anonymous' || isVisitors) return null;
    return caller.operatorId === message.authorId ? message.clientMessageId : null;
  }
}

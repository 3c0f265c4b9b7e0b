import { GraphQLDateTime } from 'graphql-scalars';
import { createUnionType, Field, ObjectType } from 'type-graphql';
import { DepartmentStatus } from '../departments/department-status.type.js';
import { ChatStatus, RingRefusal } from '../vocabulary.js';
import { Chat } from './chat.entity.js';

/** The request is recorded. */
@ObjectType({ description: 'The request is recorded and offered.' })
export class ChatRequested {
  @Field(() => Chat, { description: 'The chat that waits, or the one that was resumed.' })
  chat: Chat;

  @Field(() => String, { description: 'A bearer token good for this chat alone.' })
  visitorToken: string;
}

/** Nobody can be reached. */
@ObjectType({
  description:
    'Nobody of the department is at the console and no phone may ring: the visitor is offered to leave a message.',
})
export class NobodyAvailable {
  @Field(() => DepartmentStatus, { description: 'The department that was asked.' })
  department: DepartmentStatus;
}

/** The caller has the chat. */
@ObjectType({ description: 'The caller has the chat.' })
export class ChatAccepted {
  @Field(() => Chat, { description: "The chat, now the caller's." })
  chat: Chat;

  @Field(() => String, { nullable: true, description: 'For acceptRing: a bearer token good for this chat alone.' })
  mobileToken: string | null;
}

/** Somebody has it already. */
@ObjectType({ description: 'Somebody accepted it before.' })
export class ChatTaken {
  @Field(() => String, { description: 'The name of who has it.' })
  takenBy: string;

  @Field(() => GraphQLDateTime, { description: 'When they accepted.' })
  takenAt: Date;
}

/** The request is over. */
@ObjectType({ description: 'The request is over.' })
export class ChatOver {
  @Field(() => ChatStatus, { description: 'How it ended.' })
  status: ChatStatus;
}

/** The chat is not for this link. */
@ObjectType({ description: 'The chat may still be waiting, but not for this link.' })
export class RingRefused {
  @Field(() => RingRefusal, { description: 'Why not.' })
  reason: RingRefusal;
}

/** The chat is somebody else's now. */
@ObjectType({ description: 'The chat was handed over at once.' })
export class ChatTransferred {
  @Field(() => Chat, { description: 'The chat, with its new operator.' })
  chat: Chat;
}

/** A phone rings, the sender keeps the chat. */
@ObjectType({ description: 'A phone rings; the sender keeps the chat until it is answered.' })
export class TransferRinging {
  @Field(() => Chat, { description: "The chat, still the sender's." })
  chat: Chat;

  @Field(() => GraphQLDateTime, { description: 'When the transfer is given up.' })
  until: Date;
}

/** A transfer that rings now. */
@ObjectType({ description: 'A transfer that rings phones now, while its sender keeps the chat.' })
export class PendingTransfer {
  @Field(() => String, { description: 'The name of the operator or department it goes to.' })
  to: string;

  @Field(() => GraphQLDateTime, { description: 'When it is given up.' })
  until: Date;
}

export const RequestChatResult = createUnionType({
  name: 'RequestChatResult',
  description: 'What a request came to.',
  types: () => [ChatRequested, NobodyAvailable] as const,
});

export const AcceptChatResult = createUnionType({
  name: 'AcceptChatResult',
  description: 'What accepting came to.',
  types: () => [ChatAccepted, ChatTaken, ChatOver, RingRefused] as const,
});

export const TransferChatResult = createUnionType({
  name: 'TransferChatResult',
  description:
    'What a transfer came to: to somebody at the console it is immediate; to somebody away it rings their phone while the sender keeps the chat.',
  types: () => [ChatTransferred, TransferRinging, NobodyAvailable] as const,
});

import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { Chat } from '../chat/chat.entity.js';
import { OfflineMessage } from '../offline-messages/offline-message.entity.js';

/** A chat waits. */
@ObjectType({
  simpleResolvers: true,
  description: 'A chat the operator may accept now. Chats already waiting are sent on subscribing.',
})
export class ChatWaiting {
  @Field(() => Chat, { description: 'The chat that waits.' })
  chat: Chat;
}

/** All that waited was told. */
@ObjectType({ simpleResolvers: true, description: 'Sent once, after the chats that were waiting on subscribing.' })
export class ConsoleReady {
  @Field(() => [ID], { description: 'The chats that were waiting.' })
  waitingChatIds: string[];
}

/** A chat of the operator's departments changed. */
@ObjectType({
  simpleResolvers: true,
  description: "A chat of the operator's departments was accepted, transferred, ended, missed or abandoned.",
})
export class ChatUpdated {
  @Field(() => Chat, { description: 'The chat as it is now.' })
  chat: Chat;
}

/** A visitor left a message. */
@ObjectType({ simpleResolvers: true, description: "A visitor left a message for one of the operator's departments." })
export class OfflineMessageLeft {
  @Field(() => OfflineMessage, { description: 'The message.' })
  offlineMessage: OfflineMessage;
}

export const ConsoleEvent = createUnionType({
  name: 'ConsoleEvent',
  description: "What happens in the operator's departments.",
  types: () => [ChatWaiting, ConsoleReady, ChatUpdated, OfflineMessageLeft] as const,
});
/** A member of ConsoleEvent. */
export type ConsoleEventMember = ChatWaiting | ConsoleReady | ChatUpdated | OfflineMessageLeft;

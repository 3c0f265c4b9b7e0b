import { Field, ObjectType } from 'type-graphql';
import { PageInfo } from '../graphql/page-info.type.js';
import { Chat } from './chat.entity.js';
import { OfflineMessage } from './offline-message.entity.js';

@ObjectType({ description: 'A chat in a list.' })
export class ChatEdge {
  @Field(() => String, { description: 'Where it lies in the list.' })
  cursor: string;

  @Field(() => Chat, { description: 'The chat.' })
  node: Chat;
}

@ObjectType({ description: 'A page of chats.' })
export class ChatConnection {
  @Field(() => [ChatEdge], { description: 'Its chats, newest first.' })
  edges: ChatEdge[];

  @Field(() => PageInfo, { description: 'Where the page lies.' })
  pageInfo: PageInfo;
}

@ObjectType({ description: 'A left message in a list.' })
export class OfflineMessageEdge {
  @Field(() => String, { description: 'Where it lies in the list.' })
  cursor: string;

  @Field(() => OfflineMessage, { description: 'The message.' })
  node: OfflineMessage;
}

@ObjectType({ description: 'A page of left messages.' })
export class OfflineMessageConnection {
  @Field(() => [OfflineMessageEdge], { description: 'Its messages, newest first.' })
  edges: OfflineMessageEdge[];

  @Field(() => PageInfo, { description: 'Where the page lies.' })
  pageInfo: PageInfo;
}

import { Field, ObjectType } from 'type-graphql';
import { PageInfo } from '../graphql/page-info.type.js';
import { Chat } from './chat.entity.js';

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

import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import { MessageAuthor } from '../vocabulary.js';
import { Chat } from './chat.entity.js';
import { Message } from './message.entity.js';

/** One view of each row: all who are told of the row are told the same object, which is made into text once. */
function viewsOf<Row extends object, View>(make: (row: Row) => View): (row: Row) => View {
  const made = new WeakMap<Row, View>();
  return (row) => {
    const view = made.get(row) ?? make(row);
    made.set(row, view);
    return view;
  };
}

/** A line was added. */
@ObjectType({ simpleResolvers: true, description: 'A line was added.' })
export class MessagePosted {
  @Field(() => Message, { description: 'The line.' })
  message: Message;

  static readonly of = viewsOf((message: Message) => Object.assign(new MessagePosted(), { message }));
}

/** Something of the chat changed. */
@ObjectType({
  simpleResolvers: true,
  description: 'Something of the chat itself changed: its status, operator or rings.',
})
export class ChatChanged {
  @Field(() => Chat, { description: 'The chat as it is now.' })
  chat: Chat;

  static readonly of = viewsOf((chat: Chat) => Object.assign(new ChatChanged(), { chat }));
}

/** A side began or stopped typing. */
@ObjectType({ simpleResolvers: true, description: 'The other side began or stopped typing.' })
export class TypingChanged {
  @Field(() => ID, { description: 'The chat.' })
  chatId: string;

  @Field(() => MessageAuthor, { description: 'Which side.' })
  author: MessageAuthor;

  @Field(() => Boolean, { description: 'Whether they type now.' })
  typing: boolean;

  static of(typing: Pick<TypingChanged, 'chatId' | 'author' | 'typing'>): TypingChanged {
    return Object.assign(new TypingChanged(), typing);
  }
}

/** A side has received or seen more of the chat. */
@ObjectType({ simpleResolvers: true, description: 'One side has received or seen more of the chat.' })
export class ReceiptsChanged {
  @Field(() => ID, { description: 'The chat.' })
  chatId: string;

  @Field(() => MessageAuthor, { description: 'Which side: VISITOR or OPERATOR.' })
  author: MessageAuthor;

  @Field(() => Int, { description: 'Up to this seq the messages are on its screen.' })
  deliveredSeq: number;

  @Field(() => Int, { description: 'Up to this seq somebody has seen them.' })
  readSeq: number;

  static of(receipts: Pick<ReceiptsChanged, 'chatId' | 'author' | 'deliveredSeq' | 'readSeq'>): ReceiptsChanged {
    return Object.assign(new ReceiptsChanged(), receipts);
  }
}

export const ChatEvent = createUnionType({
  name: 'ChatEvent',
  description: 'What happens in one chat.',
  types: () => [MessagePosted, ChatChanged, TypingChanged, ReceiptsChanged] as const,
});
/** A member of ChatEvent. */
export type ChatEventMember = MessagePosted | ChatChanged | TypingChanged | ReceiptsChanged;

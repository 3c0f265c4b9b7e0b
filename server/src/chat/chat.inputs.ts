import { Field, ID, InputType, Int } from 'type-graphql';
import { PreChatAnswerInput } from '../sites/widget-settings.type.js';
import { ChatStatus } from '../vocabulary.js';

@InputType({ description: 'Which chats to list; what is left out does not narrow the list.' })
export class ChatFilter {
  @Field(() => [ChatStatus], { nullable: true, description: 'Only these states.' })
  status?: ChatStatus[] | null;

  @Field(() => ID, { nullable: true, description: 'Only this department.' })
  departmentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only what this operator has or had.' })
  operatorId?: string | null;
}

@InputType({ description: 'What a visitor asks with.' })
export class RequestChatInput {
  @Field(() => ID, { description: "The site's key." })
  siteKey: string;

  @Field(() => ID, { description: 'One of the departments that the site offers.' })
  departmentId: string;

  @Field(() => ID, {
    description:
      'A secret random UUID, and the clientMessageId of the first message. Repeated for the same site it returns the first outcome, with a visitorToken of its own, and rings nobody again; with another department or message it is a CONFLICT.',
  })
  requestKey: string;

  @Field(() => ID, {
    nullable: true,
    description:
      "A secret random UUID that the site's pages of one browser share: while a chat of this visitor with this department is waiting or active, the request resumes it, with a visitorToken of its own.",
  })
  visitorKey?: string | null;

  @Field(() => String, { description: 'The first message, 1 to 4,000 code points.' })
  message: string;

  @Field(() => String, { nullable: true, description: "The visitor's name, at most 100 code points." })
  visitorName?: string | null;

  @Field(() => String, { nullable: true, description: "The visitor's e-mail address." })
  visitorEmail?: string | null;

  @Field(() => String, { nullable: true, description: 'The page the visitor asks from, http or https.' })
  pageUrl?: string | null;

  @Field(() => [PreChatAnswerInput], { nullable: true, description: "Answers to the site's own questions." })
  answers?: PreChatAnswerInput[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the visitor agrees to what the site asks consent to.' })
  consent?: boolean | null;
}

@InputType({ description: 'How far the messages of a chat have come at the side of the caller.' })
export class ReceiptsInput {
  @Field(() => ID, { description: 'The chat.' })
  chatId: string;

  @Field(() => Int, { description: "Up to this seq they are on the caller's screen." })
  deliveredSeq: number;

  @Field(() => Int, { description: 'Up to this seq they have been seen by a person.' })
  readSeq: number;
}

@InputType({ description: 'What a visitor thought of a chat.' })
export class RateChatInput {
  @Field(() => ID, { description: 'The chat.' })
  chatId: string;

  @Field(() => Int, { description: '1 (bad) to 5 (very good).' })
  score: number;

  @Field(() => String, { nullable: true, description: 'A word with it, at most 1,000 code points.' })
  comment?: string | null;
}

@InputType({ description: 'How a visitor can be reached if the chat breaks off. What is left out stays; null clears.' })
export class LeaveContactInput {
  @Field(() => ID, { description: 'The chat.' })
  chatId: string;

  @Field(() => String, { nullable: true, description: 'Their name, at most 100 code points.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Their e-mail address.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Their phone number, as they write it: 5 to 40 characters.' })
  phone?: string | null;
}

@InputType({ description: 'A line to be added to a chat.' })
export class SendMessageInput {
  @Field(() => ID, { description: 'The chat.' })
  chatId: string;

  @Field(() => ID, {
    description: 'A UUID made by the client: repeated, it returns the first message and stores nothing.',
  })
  clientMessageId: string;

  @Field(() => String, { description: 'Plain text, 1 to 4,000 code points.' })
  body: string;
}

@InputType({ description: 'Where a chat goes: exactly one of departmentId and operatorId.' })
export class TransferChatInput {
  @Field(() => ID, { description: 'The chat.' })
  chatId: string;

  @Field(() => ID, { nullable: true, description: 'Anybody of this department.' })
  departmentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'This operator.' })
  operatorId?: string | null;
}

import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';

/** How far each side has received and seen the messages, by seq. */
@ObjectType({ description: 'How far each side has received and seen the messages, by seq.' })
export class ChatReceipts {
  @Field(() => Int, { description: "Up to this seq they are on the visitor's screen." })
  visitorDeliveredSeq: number;

  @Field(() => Int, { description: 'Up to this seq the visitor has seen them.' })
  visitorReadSeq: number;

  @Field(() => Int, { description: "Up to this seq they are on an operator's screen." })
  operatorDeliveredSeq: number;

  @Field(() => Int, { description: 'Up to this seq an operator has seen them.' })
  operatorReadSeq: number;
}

/** What a visitor thought of a chat. */
@ObjectType({ description: 'What a visitor thought of a chat.' })
export class ChatRating {
  @Field(() => Int, { description: '1 (bad) to 5 (very good).' })
  score: number;

  @Field(() => String, { nullable: true, description: 'A word with it.' })
  comment: string | null;

  @Field(() => GraphQLDateTime, { description: 'When it was told.' })
  ratedAt: Date;
}

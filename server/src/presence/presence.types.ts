import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Availability } from '../vocabulary.js';

@ObjectType({ description: 'Whether an operator is at the console and takes chats.' })
export class OperatorPresence {
  @Field(() => ID, { description: 'Whose presence it is.' })
  operatorId: string;

  @Field(() => Boolean, {
    description:
      'At least one console open, or lost for less than the grace time, and not away for longer than awayLogsOutMinutes.',
  })
  loggedIn: boolean;

  @Field(() => Availability, { description: 'Whether they take chats; kept across sign-ins.' })
  availability: Availability;

  @Field(() => Boolean, {
    description: 'Set to away because no console of theirs saw activity; their next activity ends it.',
  })
  awayAutomatically: boolean;

  @Field(() => GraphQLDateTime, { description: 'Since when it has been so.' })
  since: Date;
}

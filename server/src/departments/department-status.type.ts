import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Reachability } from '../vocabulary.js';

/** A department as a visitor may choose it. */
@ObjectType({ description: 'A department as a visitor may choose it.' })
export class DepartmentStatus {
  @Field(() => ID, { description: 'Identifies the department.' })
  id: string;

  @Field(() => String, { description: 'Its name.' })
  name: string;

  @Field(() => Reachability, {
    description: 'How a request would reach somebody now: at a console, on a phone, or not at all.',
  })
  reachability: Reachability;

  @Field(() => Int, {
    nullable: true,
    description: 'In how many seconds a request is usually answered that way, by the last 30 days. Null: not known.',
  })
  usualAnswerSeconds?: number | null;
}

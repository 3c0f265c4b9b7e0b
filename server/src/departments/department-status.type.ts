import { Field, ID, ObjectType } from 'type-graphql';
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
}

import { Field, ID, ObjectType } from 'type-graphql';
import { DepartmentStatus } from '../departments/department-status.type.js';
import { Reachability } from '../vocabulary.js';

/** A colleague as the sender of a chat may choose them: no more than that. */
@ObjectType({ description: 'A colleague as the sender of a chat may choose them.' })
export class OperatorStatus {
  @Field(() => ID, { description: 'Identifies the operator.' })
  id: string;

  @Field(() => String, { description: 'Their name.' })
  name: string;

  @Field(() => Reachability, {
    description: 'How a transfer would reach them now: at the console at once, by a ring, or not at all.',
  })
  reachability: Reachability;
}

/** Where a chat may be handed. */
@ObjectType({ description: 'Where a chat may be handed.' })
export class TransferTargets {
  @Field(() => [DepartmentStatus], { description: 'Departments, by name, and how somebody of each would be reached.' })
  departments: DepartmentStatus[];

  @Field(() => [OperatorStatus], { description: 'Colleagues who belong to a department, by name.' })
  operators: OperatorStatus[];
}

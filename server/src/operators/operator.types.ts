import { Field, ID, InputType } from 'type-graphql';
import { Role } from '../vocabulary.js';

@InputType({ description: 'A new operator, who takes a seat.' })
export class CreateOperatorInput {
  @Field(() => String, { description: 'The name visitors and colleagues see, at most 100 characters.' })
  name: string;

  @Field(() => String, { description: 'What the operator signs in with.' })
  email: string;

  @Field(() => String, { description: 'The first password, 8 to 128 characters.' })
  password: string;

  @Field(() => Role, { nullable: true, defaultValue: Role.OPERATOR, description: 'What the operator may do.' })
  role?: Role | null;

  @Field(() => [ID], { description: 'The departments they belong to.' })
  departmentIds: string[];
}

@InputType({
  description:
    "What is left out stays. active: false ends the operator's sessions and tokens at once; true needs a free seat.",
})
export class UpdateOperatorInput {
  @Field(() => ID, { description: 'The operator.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'The new name, at most 100 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'The new e-mail address.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'A new password, 8 to 128 characters; ends their sessions.' })
  password?: string | null;

  @Field(() => Role, { nullable: true, description: 'What the operator may do.' })
  role?: Role | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the operator has a seat.' })
  active?: boolean | null;

  @Field(() => [ID], { nullable: true, description: 'All departments they belong to.' })
  departmentIds?: string[] | null;
}

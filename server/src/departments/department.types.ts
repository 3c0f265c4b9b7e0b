import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'A new department.' })
export class CreateDepartmentInput {
  @Field(() => String, { description: 'Its name, as visitors choose it, at most 100 characters.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Where transcripts and left messages are mailed.' })
  email?: string | null;
}

@InputType({ description: 'What is left out stays; email: null clears it.' })
export class UpdateDepartmentInput {
  @Field(() => ID, { description: 'The department.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'The new name, at most 100 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'The new address; null clears it.' })
  email?: string | null;
}

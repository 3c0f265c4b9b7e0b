import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'A new canned response.' })
export class CreateCannedResponseInput {
  @Field(() => String, { description: 'The few words it is chosen by, at most 40 characters.' })
  title: string;

  @Field(() => String, { description: 'The text that is sent, at most 1,000 characters.' })
  body: string;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Whether everybody of the organization has it. Administrators only; otherwise it is the caller’s own.',
  })
  shared: boolean | null;
}

@InputType({ description: 'What is left out stays.' })
export class UpdateCannedResponseInput {
  @Field(() => ID, { description: 'The canned response.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'The new title, at most 40 characters.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'The new text, at most 1,000 characters.' })
  body?: string | null;
}

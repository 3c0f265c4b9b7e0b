import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { Operator } from '../operators/operator.entity.js';

@InputType({ description: 'Who signs in.' })
export class SignInInput {
  @Field(() => String, { description: "The operator's e-mail address." })
  email: string;

  @Field(() => String, { description: "The operator's password." })
  password: string;
}

@ObjectType({ description: 'The operator is signed in: the session cookie is set.' })
export class SignedIn {
  @Field(() => Operator, { description: 'Who signed in.' })
  operator: Operator;
}

@ObjectType({ description: 'The password is right, and a second factor is asked for.' })
export class SecondFactorRequired {
  @Field(() => [String], { description: 'The factors that may be used.' })
  methods: string[];
}

export const SignInResult = createUnionType({
  name: 'SignInResult',
  description: 'How a sign-in came out.',
  types: () => [SignedIn, SecondFactorRequired] as const,
  resolveType: (value) => ('operator' in value ? SignedIn : SecondFactorRequired),
});

@InputType({ description: 'A new API key.' })
export class CreateApiKeyInput {
  @Field(() => String, { description: 'What its maker calls it, at most 100 characters.' })
  name: string;
}

@ObjectType({ description: 'A new API key, its token told this once.' })
export class CreateApiKeyPayload {
  @Field(() => ID, { description: 'Identifies the key.' })
  id: string;

  @Field(() => String, { description: 'What its maker calls it.' })
  name: string;

  @Field(() => String, { description: 'The bearer token. It cannot be told again.' })
  token: string;
}

@InputType({ description: "A change of the caller's own password." })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The present password.' })
  currentPassword: string;

  @Field(() => String, { description: 'The new one, 8 to 128 characters.' })
  newPassword: string;
}

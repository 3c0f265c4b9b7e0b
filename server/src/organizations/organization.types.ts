import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { CallRouting } from '../vocabulary.js';

@ObjectType({ description: 'Settings > Call Center: how requests reach operators.' })
export class CallCenter {
  @Field(() => CallRouting, { description: 'How the phones of a department are rung.' })
  callRouting: CallRouting;

  @Field(() => Int, { description: 'Round robin: how long one phone rings before the next, 5 to 300.' })
  ringTimeoutSeconds: number;

  @Field(() => Int, { description: 'How long a visitor waits before the request is missed, 10 to 3600.' })
  maximumWaitSeconds: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Seconds an unanswered request rings at consoles before phones ring too; null, the default, never.',
  })
  overflowAfterSeconds: number | null;

  @Field(() => Boolean, {
    description: 'Round robin: ring those whose ring timed out once more when everybody was asked.',
  })
  secondPass: boolean;

  @Field(() => Int, {
    description: 'How many chats an operator may have on the phone and still be rung, 1 to 20.',
  })
  mobileCapacity: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Minutes without activity at a console until an operator is set to away, 1 to 480; null, the default: never.',
  })
  autoAwayMinutes: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Minutes of being away after which an operator counts as logged out, 1 to 1440; null, the default: never.',
  })
  awayLogsOutMinutes: number | null;
}

@ObjectType({ description: 'What this installation offers before anyone has signed in.' })
export class Installation {
  @Field(() => Boolean, {
    description: 'No organization but the demo one exists, and createOrganization is open.',
  })
  setupRequired: boolean;

  @Field(() => Boolean, { description: 'createOrganization wants the code printed at start.' })
  setupCodeRequired: boolean;

  @Field(() => Boolean, { description: 'Organizations may be made at any time.' })
  signUpOpen: boolean;

  @Field(() => Boolean, { description: 'The demo organization exists and /demo is served.' })
  demo: boolean;

  @Field(() => String, { description: 'Through what SMS are sent: simulator or messagebird.' })
  smsProvider: string;
}

@InputType({ description: 'A new organization and its first administrator.' })
export class CreateOrganizationInput {
  @Field(() => String, { description: "The organization's name, at most 100 characters." })
  name: string;

  @Field(() => String, { description: "The first administrator's name, at most 100 characters." })
  administratorName: string;

  @Field(() => String, { description: 'What the administrator signs in with.' })
  email: string;

  @Field(() => String, { description: 'The password, 8 to 128 characters.' })
  password: string;

  @Field(() => String, {
    nullable: true,
    description: 'Printed by the server at a first run; see environment.md, SIGN_UP.',
  })
  setupCode?: string | null;
}

@InputType({ description: 'What is left out stays.' })
export class UpdateOrganizationInput {
  @Field(() => String, { nullable: true, description: 'The new name, at most 100 characters.' })
  name?: string | null;
}

@InputType({
  description: 'What is left out stays; null clears overflowAfterSeconds, autoAwayMinutes and awayLogsOutMinutes.',
})
export class UpdateCallCenterInput {
  @Field(() => CallRouting, { nullable: true, description: 'How phones are rung.' })
  callRouting?: CallRouting | null;

  @Field(() => Int, { nullable: true, description: 'Round robin: how long one phone rings, 5 to 300.' })
  ringTimeoutSeconds?: number | null;

  @Field(() => Int, { nullable: true, description: 'How long a visitor waits in all, 10 to 3600.' })
  maximumWaitSeconds?: number | null;

  @Field(() => Int, { nullable: true, description: 'When phones ring beside consoles, 5 to 3600; null: never.' })
  overflowAfterSeconds?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Round robin: ring those whose ring timed out once more when everybody was asked.',
  })
  secondPass?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many chats an operator may have on the phone and still be rung, 1 to 20.',
  })
  mobileCapacity?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Minutes without activity at a console until an operator is set to away, 1 to 480; null: never.',
  })
  autoAwayMinutes?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Minutes of being away after which an operator counts as logged out, 1 to 1440; null: never.',
  })
  awayLogsOutMinutes?: number | null;
}

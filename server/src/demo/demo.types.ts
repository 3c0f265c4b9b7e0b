import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Role, SmsStatus } from '../vocabulary.js';

@ObjectType({ description: 'An account of the demo organization; its password is no secret.' })
export class DemoAccount {
  @Field(() => String, { description: "The operator's name." })
  name: string;

  @Field(() => String, { description: 'What to sign in with.' })
  email: string;

  @Field(() => String, { description: 'The password that was printed at start.' })
  password: string;

  @Field(() => Role, { description: 'What the account may do.' })
  role: Role;
}

@ObjectType({ description: 'An SMS as a simulated phone shows it.' })
export class DemoSms {
  @Field(() => ID, { description: 'Identifies the SMS.' })
  id: string;

  @Field(() => String, { description: 'Who it comes from.' })
  originator: string;

  @Field(() => String, { description: 'Its text.' })
  body: string;

  @Field(() => SmsStatus, { description: 'What became of it, as the provider would report.' })
  status: SmsStatus;

  @Field(() => GraphQLDateTime, { description: 'When the phone got it.' })
  receivedAt: Date;
}

@ObjectType({ description: 'A simulated phone of a demo operator; messages newest first.' })
export class DemoPhone {
  @Field(() => ID, { description: 'Whose phone it is.' })
  operatorId: string;

  @Field(() => String, { description: "The operator's name." })
  operatorName: string;

  @Field(() => String, { description: 'Its number, E.164.' })
  phoneNumber: string;

  @Field(() => Boolean, {
    description: 'Whether the operator is logged in to the console: then the phone stays silent.',
  })
  loggedIn: boolean;

  @Field(() => [DemoSms], { description: 'What it received, newest first, at most 20.' })
  messages: DemoSms[];
}

@ObjectType({ description: "A mail in the demo's mailbox." })
export class DemoMail {
  @Field(() => ID, { description: 'Identifies the mail.' })
  id: string;

  @Field(() => String, { description: 'The address it was sent to.' })
  to: string;

  @Field(() => String, { description: 'Its subject.' })
  subject: string;

  @Field(() => String, { description: 'Its text.' })
  text: string;

  @Field(() => GraphQLDateTime, { description: 'When it was sent.' })
  sentAt: Date;
}

@ObjectType({ description: "The demo's simulated phones and mailbox." })
export class Demo {
  @Field(() => ID, { description: "The key of the demo's site." })
  siteKey: string;

  @Field(() => [DemoAccount], { description: 'Who can sign in to the console.' })
  accounts: DemoAccount[];

  @Field(() => [DemoPhone], { description: "The operators' phones." })
  phones: DemoPhone[];

  @Field(() => [DemoMail], { description: 'What was mailed, newest first, at most 20.' })
  mailbox: DemoMail[];
}

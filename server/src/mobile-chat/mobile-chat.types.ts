import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { MobileChatMode, ScheduleExceptionKind, Weekday } from '../vocabulary.js';

@ObjectType({
  description:
    'from and until are local times HH:MM; until at or before from means the shift ends on the next day; equal ones last 24 hours.',
})
export class Shift {
  @Field(() => Weekday, { description: 'The day the shift begins.' })
  weekday: Weekday;

  @Field(() => String, { description: 'When it begins, HH:MM.' })
  from: string;

  @Field(() => String, { description: 'When it ends, HH:MM.' })
  until: string;
}

@ObjectType({ description: "A date that differs from every week, in the schedule's time zone." })
export class ScheduleException {
  @Field(() => String, { description: 'The date, YYYY-MM-DD.' })
  date: string;

  @Field(() => ScheduleExceptionKind, { description: 'How it differs.' })
  kind: ScheduleExceptionKind;

  @Field(() => String, { nullable: true, description: 'When the extra hours begin, HH:MM; null where it is OFF.' })
  from: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'When they end, HH:MM; before from it is a time of the next day. Null where it is OFF.',
  })
  until: string | null;
}

@ObjectType({ description: "A week's shifts in the operator's own time zone." })
export class WeeklySchedule {
  @Field(() => String, { description: 'An IANA time zone, e.g. Europe/Amsterdam.' })
  timeZone: string;

  @Field(() => [Shift], { description: 'The shifts, as they were set.' })
  shifts: Shift[];

  @Field(() => [ScheduleException], {
    description: 'Dates that differ from every week, in their order; those that are over are left out.',
  })
  exceptions: ScheduleException[];
}

@ObjectType({ description: 'Settings > Mobile Chat of one operator: when and where their phone rings.' })
export class MobileChat {
  /** Not in the schema. */
  organizationId: string;

  @Field(() => MobileChatMode, { description: 'ON, OFF or BASED_ON_SCHEDULE.' })
  mode: MobileChatMode;

  @Field(() => String, { nullable: true, description: 'The number, E.164; null: none yet.' })
  phoneNumber: string | null;

  @Field(() => String, { nullable: true, description: 'The phone company, as the operator calls it.' })
  carrier: string | null;

  @Field(() => Boolean, {
    description: 'Whether the number was verified through the SMS provider in use; only then it rings.',
  })
  verified: boolean;

  @Field(() => WeeklySchedule, { description: 'The shifts that count while mode is BASED_ON_SCHEDULE.' })
  schedule: WeeklySchedule;

  @Field(() => Boolean, {
    description: 'Whether mode and schedule allow a ring at this moment; snoozing is told apart.',
  })
  onDuty: boolean;

  @Field(() => Boolean, {
    description:
      'The number asked to receive no more texts (STOP); START from the phone or a newly verified number lifts it.',
  })
  stopped: boolean;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When onDuty will next change by the schedule; null where it will not.',
  })
  onDutyChangesAt: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Until when the phone stays silent, whatever mode and schedule say; null where it is not snoozed.',
  })
  snoozedUntil: Date | null;
}

@ObjectType({ description: 'A code was texted to the phone.' })
export class PhoneVerification {
  @Field(() => GraphQLDateTime, { description: 'Until when the code is good.' })
  expiresAt: Date;

  @Field(() => GraphQLDateTime, { description: 'From when another code may be asked for.' })
  resendAfter: Date;
}

@InputType({ description: 'A weekly shift; until at or before from ends on the next day, equal ones last 24 hours.' })
export class ShiftInput {
  @Field(() => Weekday, { description: 'The day the shift begins.' })
  weekday: Weekday;

  @Field(() => String, { description: 'When it begins, HH:MM, 00:00 to 23:59.' })
  from: string;

  @Field(() => String, { description: 'When it ends, HH:MM, 00:00 to 23:59.' })
  until: string;
}

@InputType({
  description:
    'A date that differs from every week. OFF is the whole date: no shift begins on it, one that began the day before runs to its end; extra hours may be given besides. EXTRA_HOURS need from and until.',
})
export class ScheduleExceptionInput {
  @Field(() => String, { description: 'The date, YYYY-MM-DD: today or later, at most two years ahead.' })
  date: string;

  @Field(() => ScheduleExceptionKind, { description: 'How it differs.' })
  kind: ScheduleExceptionKind;

  @Field(() => String, { nullable: true, description: 'When the extra hours begin, HH:MM, 00:00 to 23:59.' })
  from?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'When they end, HH:MM, 00:00 to 23:59; before from it is a time of the next day.',
  })
  until?: string | null;
}

@InputType({ description: "A week's shifts, in place of those before." })
export class WeeklyScheduleInput {
  @Field(() => String, { description: 'An IANA time zone, e.g. Europe/Amsterdam.' })
  timeZone: string;

  @Field(() => [ShiftInput], { description: 'At most 50 shifts, none overlapping another.' })
  shifts: ShiftInput[];

  @Field(() => [ScheduleExceptionInput], {
    nullable: true,
    description:
      'At most 50, in place of those before; extra hours may not overlap one another. Left out, they stay as they are.',
  })
  exceptions?: ScheduleExceptionInput[] | null;
}

@InputType({ description: 'What changes of Settings > Mobile Chat. What is left out stays.' })
export class UpdateMobileChatInput {
  @Field(() => ID, { nullable: true, description: 'Whose; left out: the caller. Others only for administrators.' })
  operatorId?: string | null;

  @Field(() => MobileChatMode, { nullable: true, description: 'When the phone may ring.' })
  mode?: MobileChatMode | null;

  @Field(() => String, {
    nullable: true,
    description: 'In international form; null removes it. A changed number must be verified before it rings.',
  })
  phoneNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'The phone company, at most 100 characters; null removes it.' })
  carrier?: string | null;

  @Field(() => WeeklyScheduleInput, { nullable: true, description: 'The whole week.' })
  schedule?: WeeklyScheduleInput | null;
}

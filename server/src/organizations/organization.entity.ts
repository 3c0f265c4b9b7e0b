import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { EnumColumn, FlagColumn, IdColumn, InstantColumn, NumberColumn, TextColumn } from '../db/columns.js';
import { CallRouting, Plan } from '../vocabulary.js';

/** The customer account: plan, seats, settings; the boundary that no data crosses. */
@ObjectType({ description: 'The customer account: plan, operator seats, settings; the boundary that no data crosses.' })
@Entity('organization')
export class Organization {
  @Field(() => ID, { description: 'Identifies the organization.' })
  @IdColumn()
  id: string;

  @Field(() => String, { description: 'Its name, as operators and mails show it.' })
  @TextColumn(100)
  name: string;

  @Field(() => Plan, { description: 'What the organization subscribes to; every plan includes Mobile Chat.' })
  @EnumColumn('ck_organization_plan', 'plan', Plan)
  plan: Plan;

  @Field(() => Int, { description: 'How many operators may be active at once.' })
  @NumberColumn()
  operatorSeats: number;

  /** The seeded demo: signed in to only where a demo is served. */
  @FlagColumn()
  isDemo: boolean;

  @EnumColumn('ck_organization_call_routing', 'call_routing', CallRouting)
  callRouting: CallRouting;

  /** Round Robin: seconds one phone rings before the next. */
  @NumberColumn()
  ringTimeoutSeconds: number;

  /** Seconds a visitor waits in all before the request is missed. */
  @NumberColumn()
  maximumWaitSeconds: number;

  /** Seconds an unanswered request rings at consoles before phones ring too; null: never. */
  @NumberColumn({ nullable: true })
  overflowAfterSeconds: number | null;

  /** Round Robin: those whose ring timed out are rung once more when everybody was asked. */
  @FlagColumn({ default: false })
  secondPass: boolean;

  /** How many chats an operator may have on the phone and still be rung. */
  @NumberColumn({ default: 2 })
  mobileCapacity: number;

  /** Minutes without a sign of the operator at any console until they are set to away; null: never. */
  @NumberColumn({ nullable: true })
  autoAwayMinutes: number | null;

  /** Minutes of being away after which an operator counts as logged out; null: never. */
  @NumberColumn({ nullable: true })
  awayLogsOutMinutes: number | null;

  @InstantColumn()
  createdAt: Date;
}

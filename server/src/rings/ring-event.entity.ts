import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { Check, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, oneOf, RefColumn, TextColumn } from '../db/columns.js';
import { RingEventKind } from '../vocabulary.js';

/**
 * Something that happened to a ring or its SMS. Rows are only ever added, each kind once: what was told twice happened once.
 * Without a foreign key, whose lock on the ring would come after that on the SMS (db/locks.ts, the lock order).
 */
@ObjectType({ description: 'Something that happened to a ring or its SMS.' })
@Entity('ring_event')
@Check('ck_ring_event_kind', oneOf('kind', Object.values(RingEventKind)))
export class RingEvent {
  @PrimaryColumn('varchar', { length: 36 })
  ringId: string;

  @Field(() => RingEventKind, { description: 'What happened.' })
  @PrimaryColumn('varchar', { length: 20 })
  kind: RingEventKind;

  @RefColumn()
  organizationId: string;

  @Field(() => GraphQLDateTime, { description: 'When it happened.' })
  @InstantColumn()
  at: Date;

  @Field(() => String, { nullable: true, description: 'Why, in plain words; null where there is nothing to add.' })
  @TextColumn(255, { nullable: true })
  detail: string | null;
}

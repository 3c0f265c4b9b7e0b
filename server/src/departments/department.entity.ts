import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, InstantColumn, NumberColumn, RefColumn, TextColumn } from '../db/columns.js';
import { Organization } from '../organizations/organization.entity.js';

/** The group of operators a visitor asks for. Its row is the lock that serialises routing (db/locks.ts). */
@ObjectType({ description: 'The group of operators a visitor asks for.' })
@Entity('department')
@Index('ix_department_organization', ['organizationId'])
export class Department {
  @Field(() => ID, { description: 'Identifies the department.' })
  @IdColumn()
  id: string;

  @ForeignKey(() => Organization, { name: 'fk_department_organization', onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @RefColumn()
  organizationId: string;

  @Field(() => String, { description: 'Its name, as visitors choose it.' })
  @TextColumn(100)
  name: string;

  @TextColumn(254, { nullable: true })
  email: string | null;

  /** Counts the routing decisions of the department: a turn in the round robin, and the row's lock. */
  @NumberColumn({ default: 0 })
  turn: number;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Since when no new requests are taken; null while in use.',
  })
  @InstantColumn({ nullable: true })
  archivedAt: Date | null;

  @InstantColumn()
  createdAt: Date;
}

import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Entity, ForeignKey, Index } from 'typeorm';
import { HashColumn, IdColumn, InstantColumn, LongTextColumn, RefColumn, TextColumn } from '../db/columns.js';
import { Department } from '../departments/department.entity.js';

/** What a visitor left when nobody could answer. */
@ObjectType({
  description:
    'What a visitor left when nobody could answer. Visitors see id and createdAt only; the rest is null to them.',
})
@Entity('offline_message')
@Index('ix_offline_department', ['departmentId', 'id'])
@Index('ix_offline_organization', ['organizationId', 'id'])
@Index('uq_offline_request_key', ['siteId', 'requestKeyHash'], { unique: true })
export class OfflineMessage {
  @Field(() => ID, { description: 'Identifies the message.' })
  @IdColumn()
  id: string;

  @RefColumn()
  organizationId: string;

  @RefColumn()
  siteId: string;

  @ForeignKey(() => Department, { name: 'fk_offline_department', onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @RefColumn()
  departmentId: string;

  @HashColumn()
  requestKeyHash: string;

  /** The missed request it belongs to. */
  @RefColumn({ nullable: true })
  chatId: string | null;

  @TextColumn(100, { nullable: true })
  visitorName: string | null;

  @TextColumn(254)
  visitorEmail: string;

  /** A number they left beside, as they wrote it. */
  @TextColumn(40, { nullable: true })
  visitorPhone: string | null;

  @LongTextColumn()
  body: string;

  @Field(() => GraphQLDateTime, { description: 'When it was left.' })
  @InstantColumn()
  createdAt: Date;

  @InstantColumn({ nullable: true })
  handledAt: Date | null;

  @RefColumn({ nullable: true })
  handledById: string | null;
}

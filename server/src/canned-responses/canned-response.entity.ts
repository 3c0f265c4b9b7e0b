import { Field, ID, ObjectType } from 'type-graphql';
import { Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, InstantColumn, LongTextColumn, RefColumn, TextColumn } from '../db/columns.js';
import { Operator } from '../operators/operator.entity.js';
import { Organization } from '../organizations/organization.entity.js';

/** A text kept ready for chats: everybody's of the organization, or one operator's own. */
@ObjectType({ description: 'A text kept ready for chats: shared by the organization, or an operator’s own.' })
@Entity('canned_response')
@Index('ix_canned_response_owner', ['organizationId', 'operatorId'])
export class CannedResponse {
  @Field(() => ID, { description: 'Identifies the canned response.' })
  @IdColumn()
  id: string;

  @ForeignKey(() => Organization, {
    name: 'fk_canned_response_organization',
    onDelete: 'CASCADE',
    onUpdate: 'NO ACTION',
  })
  @RefColumn()
  organizationId: string;

  /** Whose own it is; null: shared. */
  @ForeignKey(() => Operator, { name: 'fk_canned_response_operator', onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @RefColumn({ nullable: true })
  operatorId: string | null;

  @Field(() => String, { description: 'The few words it is chosen by.' })
  @TextColumn(40)
  title: string;

  @Field(() => String, { description: 'The text that is sent.' })
  @LongTextColumn()
  body: string;

  @InstantColumn()
  createdAt: Date;
}

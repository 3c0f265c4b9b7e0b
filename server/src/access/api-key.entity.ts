import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Entity, ForeignKey, Index } from 'typeorm';
import { HashColumn, IdColumn, InstantColumn, RefColumn, TextColumn } from '../db/columns.js';
import { Operator } from '../operators/operator.entity.js';

/** A key with which a program acts as the operator who made it. */
@ObjectType({ description: 'A key with which a program acts as the operator who made it. Its token is shown once.' })
@Entity('api_key')
@Index('uq_api_key_token', ['tokenHash'], { unique: true })
@Index('ix_api_key_organization', ['organizationId'])
export class ApiKey {
  @Field(() => ID, { description: 'Identifies the key.' })
  @IdColumn()
  id: string;

  @RefColumn()
  organizationId: string;

  @ForeignKey(() => Operator, { name: 'fk_api_key_operator', onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @RefColumn()
  operatorId: string;

  @Field(() => String, { description: 'What its maker calls it.' })
  @TextColumn(100)
  name: string;

  @HashColumn()
  tokenHash: string;

  @Field(() => GraphQLDateTime, { description: 'When it was made.' })
  @InstantColumn()
  createdAt: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was last used; null: never.' })
  @InstantColumn({ nullable: true })
  lastUsedAt: Date | null;
}

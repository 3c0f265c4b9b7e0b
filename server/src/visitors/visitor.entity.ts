import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Entity, ForeignKey, Index } from 'typeorm';
import { HashColumn, IdColumn, InstantColumn, JsonColumn, RefColumn, TextColumn } from '../db/columns.js';
import { Site } from '../sites/site.entity.js';
import { PreChatAnswer } from '../sites/widget-settings.type.js';

/** The person on the website. */
@ObjectType({ description: 'The person on the website.' })
@Entity('visitor')
@Index('ix_visitor_key', ['siteId', 'keyHash'])
export class Visitor {
  @Field(() => ID, { description: 'Identifies the visitor of one chat request.' })
  @IdColumn()
  id: string;

  @RefColumn()
  organizationId: string;

  @ForeignKey(() => Site, { name: 'fk_visitor_site', onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @RefColumn()
  siteId: string;

  /** Of the visitorKey that the site's pages of one browser share; null: the page sent none. */
  @HashColumn({ nullable: true })
  keyHash: string | null;

  @Field(() => String, { nullable: true, description: 'As the visitor gave it.' })
  @TextColumn(100, { nullable: true })
  name: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'As the visitor gave it. Null to whoever holds only a ring link.',
  })
  @TextColumn(254, { nullable: true })
  email: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A phone number the visitor left, as they wrote it. Null to whoever holds only a ring link.',
  })
  @TextColumn(40, { nullable: true })
  phone: string | null;

  @Field(() => [PreChatAnswer], {
    nullable: true,
    description: "What the visitor answered to the site's own questions. Null to whoever holds only a ring link.",
  })
  @JsonColumn({ nullable: true })
  answers: PreChatAnswer[] | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When they agreed to what the site asks; null: not asked.',
  })
  @InstantColumn({ nullable: true })
  consentedAt: Date | null;

  /** When they said how to reach them in case they have to go; null: never. */
  @InstantColumn({ nullable: true })
  contactLeftAt: Date | null;

  @InstantColumn()
  createdAt: Date;
}

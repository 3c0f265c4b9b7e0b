import { Field, ID, ObjectType } from 'type-graphql';
import { Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, InstantColumn, JsonColumn, RefColumn, TextColumn } from '../db/columns.js';
import { Organization } from '../organizations/organization.entity.js';
import type { StoredWidget } from './widget-settings.rules.js';

/** One website that carries the widget. */
@ObjectType({ description: 'One website that carries the widget.' })
@Entity('site')
@Index('ix_site_organization', ['organizationId'])
@Index('uq_site_key', ['key'], { unique: true })
export class Site {
  @Field(() => ID, { description: 'Identifies the site.' })
  @IdColumn()
  id: string;

  @ForeignKey(() => Organization, { name: 'fk_site_organization', onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @RefColumn()
  organizationId: string;

  @Field(() => ID, { description: 'What the page names in data-site. Not a secret.' })
  @TextColumn(36)
  key: string;

  @Field(() => String, { description: 'Its name, for operators.' })
  @TextColumn(100)
  name: string;

  /** Scheme, host and port of each page that may carry the widget, exactly as browsers send them. */
  @JsonColumn()
  allowedOrigins: string[];

  /** How its widget looks and what it asks; null: nobody ever chose. */
  @JsonColumn({ nullable: true })
  widget: StoredWidget | null;

  @InstantColumn()
  createdAt: Date;
}

import { Field, ID, ObjectType } from 'type-graphql';
import { Entity, ForeignKey, Index } from 'typeorm';
import { EnumColumn, FlagColumn, IdColumn, InstantColumn, RefColumn, TextColumn } from '../db/columns.js';
import { Organization } from '../organizations/organization.entity.js';
import { Availability, Role } from '../vocabulary.js';

/** A person who answers; an administrator is an operator who may also change settings. */
@ObjectType({
  description: 'A person who answers. Visitors and phones see id and name only; the other fields are null to them.',
})
@Entity('operator')
@Index('ix_operator_organization', ['organizationId'])
@Index('uq_operator_email', ['email'], { unique: true })
export class Operator {
  @Field(() => ID, { description: 'Identifies the operator.' })
  @IdColumn()
  id: string;

  @ForeignKey(() => Organization, { name: 'fk_operator_organization', onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @RefColumn()
  organizationId: string;

  @Field(() => String, { description: 'The name visitors and colleagues see.' })
  @TextColumn(100)
  name: string;

  /** In lower case: what the operator signs in with, unique over all organizations. */
  @TextColumn(254)
  email: string;

  /** Argon2id, in the PHC string format. */
  @TextColumn(255)
  passwordHash: string;

  @EnumColumn('ck_operator_role', 'role', Role)
  role: Role;

  /** Takes one of the organization's seats; an inactive operator may not sign in and is never rung. */
  @FlagColumn()
  active: boolean;

  @EnumColumn('ck_operator_availability', 'availability', Availability)
  availability: Availability;

  @InstantColumn()
  availabilitySince: Date;

  /** The server set them to away: no console of theirs saw activity. The first activity sets them to accepting again. */
  @FlagColumn({ default: false })
  awayAutomatically: boolean;

  /** When a console of theirs, or a mutation, last saw them, to a few seconds; null: not yet. */
  @InstantColumn({ nullable: true })
  lastActiveAt: Date | null;

  /** When a console of theirs last ended; null: none yet. */
  @InstantColumn({ nullable: true })
  loggedOutAt: Date | null;

  /** The moment at which being away ended their log-in, once what waited was decided afresh for it. */
  @InstantColumn({ nullable: true })
  awayEndedLoginAt: Date | null;

  @InstantColumn()
  createdAt: Date;
}

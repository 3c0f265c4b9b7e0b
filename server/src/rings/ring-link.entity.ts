import { Entity, ForeignKey, Index } from 'typeorm';
import { HashColumn, IdColumn, InstantColumn, NumberColumn, RefColumn } from '../db/columns.js';
import { Ring } from './ring.entity.js';

/** A new link to a chat that an operator has, texted at their wish: it replaces the link they had before. */
@Entity('ring_link')
@Index('uq_ring_link', ['ringId', 'number'], { unique: true })
@Index('ix_ring_link_former', ['formerTokenHash'])
@Index('uq_ring_link_sms', ['smsId'], { unique: true })
export class RingLink {
  @IdColumn()
  id: string;

  @RefColumn()
  organizationId: string;

  @ForeignKey(() => Ring, { name: 'fk_ring_link_ring', onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @RefColumn()
  ringId: string;

  /** 1, 2, 3: the how manieth of its ring. */
  @NumberColumn()
  number: number;

  /** Of the link it replaced: asking by that one again, because the answer was lost, sends no other. */
  @HashColumn()
  formerTokenHash: string;

  /** The SMS that brings it. */
  @RefColumn()
  smsId: string;

  @InstantColumn()
  createdAt: Date;
}

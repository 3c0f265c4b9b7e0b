import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChatStatus, RingPurpose, RingRefusal, RingStatus } from '../vocabulary.js';
import { acceptOutcome, hasChatBy, isAcceptable, maySnoozeBy, type LinkChat, type LinkRing } from './ring.rules.js';

const ring: LinkRing = {
  purpose: RingPurpose.REQUEST,
  round: 1,
  status: RingStatus.PENDING,
  dead: false,
  assignment: null,
  deviceKeyHash: null,
};
const waiting: LinkChat = { status: ChatStatus.WAITING, round: 1, assignment: 0 };
const active: LinkChat = { status: ChatStatus.ACTIVE, round: 1, assignment: 1 };
const phone = { deviceKeyHash: 'phone', operatorActive: true };
const accepted = { ...ring, status: RingStatus.ACCEPTED, assignment: 1, deviceKeyHash: 'phone' };

describe('a tap on Accept', () => {
  it.each([RingStatus.PENDING, RingStatus.TIMED_OUT, RingStatus.FAILED])(
    'gives the chat while the visitor waits and the ring is %s: an answer is better than none',
    (status) => {
      expect(acceptOutcome({ ...ring, status }, waiting, phone)).toEqual({ kind: 'ACCEPT' });
    },
  );

  it.each([
    [RingStatus.DECLINED, RingRefusal.DECLINED],
    [RingStatus.RESCINDED, RingRefusal.RESCINDED],
  ])('is refused after %s although the visitor waits', (status, reason) => {
    expect(acceptOutcome({ ...ring, status }, waiting, phone)).toEqual({ kind: 'REFUSED', reason });
  });

  it('is refused as FAILED once the number was changed or stopped', () => {
    const outcome = acceptOutcome({ ...ring, status: RingStatus.FAILED, dead: true }, waiting, phone);
    expect(outcome).toEqual({ kind: 'REFUSED', reason: RingRefusal.FAILED });
  });

  it('is refused as OPERATOR_INACTIVE once the seat is gone, although the link died with it', () => {
    const outcome = acceptOutcome({ ...ring, status: RingStatus.FAILED, dead: true }, waiting, {
      ...phone,
      operatorActive: false,
    });
    expect(outcome).toEqual({ kind: 'REFUSED', reason: RingRefusal.OPERATOR_INACTIVE });
  });

  it('is refused to an operator who is no longer active', () => {
    const outcome = acceptOutcome(ring, waiting, { ...phone, operatorActive: false });
    expect(outcome).toEqual({ kind: 'REFUSED', reason: RingRefusal.OPERATOR_INACTIVE });
  });

  it('is refused in a later round than the ring was for', () => {
    const outcome = acceptOutcome(ring, { ...waiting, round: 2 }, phone);
    expect(outcome).toEqual({ kind: 'REFUSED', reason: RingRefusal.RESCINDED });
  });

  it('says who has it where somebody accepted, be the ring declined, rescinded or timed out', () => {
    for (const status of [RingStatus.DECLINED, RingStatus.RESCINDED, RingStatus.TIMED_OUT, RingStatus.FAILED]) {
      expect(acceptOutcome({ ...ring, status }, active, phone)).toEqual({ kind: 'TAKEN' });
    }
  });

  it("may be repeated from the winner's phone, and from no other", () => {
    expect(acceptOutcome(accepted, active, phone)).toEqual({ kind: 'REPEAT' });
    expect(acceptOutcome(accepted, active, { ...phone, deviceKeyHash: 'other' })).toEqual({
      kind: 'REFUSED',
      reason: RingRefusal.OTHER_DEVICE,
    });
  });

  it('by a new link gives the chat to the first device that takes it', () => {
    const renewed = { ...accepted, deviceKeyHash: null };
    expect(acceptOutcome(renewed, active, { ...phone, deviceKeyHash: 'other' })).toEqual({ kind: 'TAKE_UP' });
    expect(isAcceptable(renewed, active)).toBe(true);
    expect(isAcceptable(renewed, { ...active, assignment: 2 })).toBe(false);
    expect(isAcceptable({ ...renewed, dead: true }, active)).toBe(false);
  });

  it('brings nothing back once the number was changed or stopped', () => {
    expect(acceptOutcome({ ...accepted, dead: true }, active, phone)).toEqual({ kind: 'TAKEN' });
  });

  it('says that somebody else has it after a transfer or rescue, also to the former winner', () => {
    expect(acceptOutcome(accepted, { ...active, assignment: 2, round: 2 }, phone)).toEqual({ kind: 'TAKEN' });
  });
});

describe('every ring in every chat', () => {
  const each = function* (): Generator<{ ring: LinkRing; chat: LinkChat }> {
    for (const purpose of Object.values(RingPurpose))
      for (const status of Object.values(RingStatus))
        for (const chatStatus of Object.values(ChatStatus))
          for (const round of [1, 2])
            for (const dead of [false, true])
              for (const assignment of [null, 1, 2])
                for (const deviceKeyHash of [null, 'phone'])
                  yield {
                    ring: { purpose, status, round: 1, dead, assignment, deviceKeyHash },
                    chat: { status: chatStatus, round, assignment: 1 },
                  };
  };

  it('accepts nothing once the request is over, or the ring was declined or rescinded', () => {
    for (const { ring: one, chat } of each()) {
      const { kind } = acceptOutcome(one, chat, { deviceKeyHash: 'new', operatorActive: true });
      if (kind !== 'ACCEPT') continue;
      expect([ChatStatus.WAITING, ChatStatus.ACTIVE]).toContain(chat.status);
      expect([RingStatus.DECLINED, RingStatus.RESCINDED, RingStatus.ACCEPTED]).not.toContain(one.status);
      expect(one.dead).toBe(false);
    }
  });

  it('says acceptable exactly where a tap would give the chat', () => {
    for (const { ring: one, chat } of each()) {
      const { kind } = acceptOutcome(one, chat, { deviceKeyHash: 'new', operatorActive: true });
      expect(kind === 'ACCEPT' || kind === 'TAKE_UP').toBe(isAcceptable(one, chat));
    }
  });

  it('takes a chat that somebody has only by a pending transfer or rescue', () => {
    for (const { ring: one, chat } of each()) {
      if (chat.status !== ChatStatus.ACTIVE || !isAcceptable(one, chat)) continue;
      if (hasChatBy(one, chat)) continue;
      expect(one.purpose).not.toBe(RingPurpose.REQUEST);
      expect(one.status).toBe(RingStatus.PENDING);
    }
  });
});

describe('any link', () => {
  const rings: fc.Arbitrary<LinkRing> = fc.record({
    purpose: fc.constantFrom(...Object.values(RingPurpose)),
    round: fc.integer({ min: 1, max: 2 }),
    status: fc.constantFrom(...Object.values(RingStatus)),
    dead: fc.boolean(),
    assignment: fc.option(fc.nat(2)),
    deviceKeyHash: fc.option(fc.constantFrom('phone', 'other')),
  });
  const chats: fc.Arbitrary<LinkChat> = fc.record({
    status: fc.constantFrom(...Object.values(ChatStatus)),
    round: fc.integer({ min: 1, max: 2 }),
    assignment: fc.nat(2),
  });
  const taps = fc.record({ deviceKeyHash: fc.constant('phone'), operatorActive: fc.boolean() });

  it('accepts nothing once its request is over, or its ring was declined or rescinded, or its link is dead', () => {
    fc.assert(
      fc.property(rings, chats, taps, (one, chat, by) => {
        const { kind } = acceptOutcome(one, chat, by);
        const over = chat.status !== ChatStatus.WAITING && chat.status !== ChatStatus.ACTIVE;
        const ended: RingStatus[] = [RingStatus.DECLINED, RingStatus.RESCINDED];
        if (over || one.dead || ended.includes(one.status)) {
          expect(['ACCEPT', 'REPEAT', 'TAKE_UP']).not.toContain(kind);
          expect(isAcceptable(one, chat)).toBe(false);
        }
        expect(kind === 'OVER').toBe(over);
      }),
    );
  });

  it('gives a chat only in its own round, to an active operator, as it says beforehand', () => {
    fc.assert(
      fc.property(rings, chats, taps, (one, chat, by) => {
        const { kind } = acceptOutcome(one, chat, by);
        if (kind === 'ACCEPT') expect(one.round).toBe(chat.round);
        if (kind === 'ACCEPT' || kind === 'TAKE_UP') expect(isAcceptable(one, chat)).toBe(true);
        if (['ACCEPT', 'REPEAT', 'TAKE_UP'].includes(kind)) expect(by.operatorActive).toBe(true);
      }),
    );
  });

  it('snoozes where it may be accepted or was just declined, and never once it was taken, is over or dead', () => {
    fc.assert(
      fc.property(rings, chats, (one, chat) => {
        const may = maySnoozeBy(one, chat);
        const unanswered = one.status !== RingStatus.ACCEPTED && isAcceptable(one, chat);
        const declined = one.status === RingStatus.DECLINED;
        if (unanswered) expect(may).toBe(true);
        if (may) expect(unanswered || declined || one.purpose !== RingPurpose.REQUEST).toBe(true);
        const open: ChatStatus[] = [ChatStatus.WAITING, ChatStatus.ACTIVE];
        if (one.dead || one.round !== chat.round || !open.includes(chat.status)) expect(may).toBe(false);
        if (one.purpose === RingPurpose.REQUEST && chat.status !== ChatStatus.WAITING) expect(may).toBe(false);
        if (one.status === RingStatus.ACCEPTED || one.status === RingStatus.RESCINDED) expect(may).toBe(false);
      }),
    );
  });
});

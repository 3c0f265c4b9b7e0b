import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChatStatus } from '../vocabulary.js';
import { checkOperator, isOver, isReadable } from './chat.rules.js';

const here = { turnAgo: 20, operatorSeenAgo: 1, visitorSeenAgo: 1, spoke: false, handsOver: false };

describe('an operator who accepted, then nothing', () => {
  it('is looked at again while the first message is still in time', () => {
    expect(checkOperator(here)).toEqual({ kind: 'LOOK_AGAIN', afterSeconds: 25 });
  });

  it('is rescued from after 45 s without a first message', () => {
    expect(checkOperator({ ...here, turnAgo: 45 })).toEqual({ kind: 'RESCUE' });
  });

  it('is rescued from after 60 s without a sign of life, though they wrote', () => {
    expect(checkOperator({ ...here, turnAgo: 300, spoke: true, operatorSeenAgo: 60 })).toEqual({ kind: 'RESCUE' });
  });

  it('is left alone while they show life after having written', () => {
    const check = checkOperator({ ...here, turnAgo: 300, spoke: true, operatorSeenAgo: 10 });
    expect(check).toEqual({ kind: 'LOOK_AGAIN', afterSeconds: 50 });
  });

  it('ends the chat where the visitor shows no life either', () => {
    expect(checkOperator({ ...here, turnAgo: 45, visitorSeenAgo: 60 })).toEqual({ kind: 'END' });
  });

  it('is not silent while a transfer of theirs rings, and looked at again for signs of life', () => {
    expect(checkOperator({ ...here, turnAgo: 300, handsOver: true })).toEqual({ kind: 'LOOK_AGAIN', afterSeconds: 59 });
    expect(checkOperator({ ...here, operatorSeenAgo: 60, handsOver: true })).toEqual({ kind: 'RESCUE' });
  });

  it('is always looked at again later, never at once', () => {
    const seconds = fc.double({ min: 0, max: 1000, noNaN: true });
    const seen = fc.record({
      turnAgo: seconds,
      operatorSeenAgo: seconds,
      visitorSeenAgo: seconds,
      spoke: fc.boolean(),
      handsOver: fc.boolean(),
    });
    fc.assert(
      fc.property(seen, (it) => {
        const check = checkOperator(it);
        if (check.kind === 'LOOK_AGAIN') expect(check.afterSeconds).toBeGreaterThan(0);
        else expect(it.turnAgo >= 45 || it.operatorSeenAgo >= 60).toBe(true);
      }),
    );
  });
});

describe('the end of a chat', () => {
  it('is reached in ENDED, MISSED and ABANDONED', () => {
    expect(Object.values(ChatStatus).filter(isOver)).toEqual(['ENDED', 'MISSED', 'ABANDONED']);
  });

  it('leaves links and tokens readable for 24 hours', () => {
    const endedAt = new Date('2026-11-22T10:00:00Z');
    expect(isReadable({ endedAt: null }, new Date('2027-01-01'))).toBe(true);
    expect(isReadable({ endedAt }, new Date('2026-11-23T09:59:59Z'))).toBe(true);
    expect(isReadable({ endedAt }, new Date('2026-11-23T10:00:00Z'))).toBe(false);
  });
});

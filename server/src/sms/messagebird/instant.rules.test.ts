import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from './instant.rules.js';

describe("MessageBird's instants", () => {
  it('are read as RFC 3339, with their offset', () => {
    expect(instantOf('2026-11-22T14:03:05+00:00')).toEqual(new Date('2026-11-22T14:03:05Z'));
    expect(instantOf('2026-11-22T15:03:05+01:00')).toEqual(new Date('2026-11-22T14:03:05Z'));
    expect(instantOf('2026-11-22T14:03:05.120Z')).toEqual(new Date('2026-11-22T14:03:05.120Z'));
  });

  it('are nothing where they have no offset, are no instant or no text', () => {
    for (const text of ['2026-11-22T14:03:05', '2026-13-40T99:03:05Z', 'soon', '', null, undefined, 1763820185]) {
      expect(instantOf(text)).toBeNull();
    }
  });

  it('never break on any text', () => {
    fc.assert(fc.property(fc.string(), (text) => instantOf(text) === null || instantOf(text) instanceof Date));
  });
});

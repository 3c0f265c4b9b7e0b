import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { warningOf } from './warning.rules.js';

const inUse = { archivedAt: null };

describe("a department's warning", () => {
  it('says that it has no operators', () => {
    expect(warningOf(inUse, [])).toMatch(/no operators/);
  });

  it('says that none of its operators is active', () => {
    expect(warningOf(inUse, [{ active: false }])).toMatch(/active account/);
  });

  it('is none while an active operator belongs to it, and once it is archived', () => {
    expect(warningOf(inUse, [{ active: false }, { active: true }])).toBeNull();
    expect(warningOf({ archivedAt: new Date() }, [])).toBeNull();
  });
});

describe('any department', () => {
  it('is warned of exactly while it is in use and no active operator belongs to it', () => {
    const operators = fc.array(fc.record({ active: fc.boolean() }), { maxLength: 5 });
    fc.assert(
      fc.property(operators, fc.boolean(), (members, archived) => {
        const warned = warningOf({ archivedAt: archived ? new Date(0) : null }, members) !== null;
        expect(warned).toBe(!archived && !members.some(({ active }) => active));
      }),
    );
  });
});

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

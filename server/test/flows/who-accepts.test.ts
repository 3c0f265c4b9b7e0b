import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/ids.js';
import { Operator } from '../../src/operators/operator.entity.js';
import { ConsoleLease } from '../../src/presence/console-lease.entity.js';
import { loadOperators, someoneAcceptsIn } from '../../src/routing/load-operators.js';
import type { Services } from '../../src/services.js';
import { Availability } from '../../src/vocabulary.js';
import { Ringdown } from '../harness/start-app.js';

const MINUTE_MS = 60_000;

let ringdown: Ringdown;
let services: Services;
let departmentId: string;
let organizationId: string;
let operatorIds: string[];
beforeAll(async () => {
  ringdown = await Ringdown.start();
  services = ringdown.app.services;
  const shop = await ringdown.shop();
  departmentId = shop.departmentId;
  const operators = await Promise.all([1, 2, 3].map(() => shop.operator({ onDuty: false })));
  operatorIds = operators.map(({ id }) => id);
  ({ organizationId } = await services.db.read.findOneByOrFail(Operator, { id: operatorIds[0] }));
});
afterAll(async () => {
  await ringdown.finish();
});

/** A console that is open, or was lost: its grace time runs on, or is over. */
const consoles = fc.array(fc.record({ lost: fc.boolean(), expiresInMinutes: fc.constantFrom(-1, 1) }), {
  maxLength: 2,
});
const state = fc.record({
  active: fc.boolean(),
  availability: fc.constantFrom(...Object.values(Availability)),
  awayForMinutes: fc.constantFrom(0, 90),
  consoles,
});

async function bring(id: string, { active, availability, awayForMinutes, consoles: open }: StateOf): Promise<void> {
  const now = services.clock.now().getTime();
  const openedAt = new Date(now - 120 * MINUTE_MS);
  const availabilitySince = new Date(now - awayForMinutes * MINUTE_MS);
  await services.db.write(async (manager) => {
    await manager.delete(ConsoleLease, { operatorId: id });
    await manager.update(Operator, { id }, { active, availability, availabilitySince });
    for (const { lost, expiresInMinutes } of open) {
      const expiresAt = new Date(now + expiresInMinutes * MINUTE_MS);
      const lostAt = lost ? new Date(now - MINUTE_MS) : null;
      const by = { sessionId: null, apiKeyId: null };
      await manager.insert(ConsoleLease, {
        id: newId(),
        organizationId,
        operatorId: id,
        ...by,
        openedAt,
        expiresAt,
        lostAt,
      });
    }
  });
}
type StateOf = typeof state extends fc.Arbitrary<infer T> ? T : never;

describe('whether somebody of a department accepts', () => {
  it('is the same asked alone as by the rule, whatever the operators do and whoever is left out', async () => {
    const excluded = fc.constantFrom(null, 0, 1, 2);
    await fc.assert(
      fc.asyncProperty(fc.tuple(state, state, state), excluded, async (states, except) => {
        for (const [at, one] of states.entries()) await bring(operatorIds[at] as string, one);
        const exceptId = except === null ? null : (operatorIds[except] as string);
        const operators = await loadOperators(services, services.db.read, departmentId);
        const expected = operators.some(({ id, active, accepting }) => active && accepting && id !== exceptId);
        expect(await someoneAcceptsIn(services, services.db.read, departmentId, exceptId)).toBe(expected);
      }),
      { numRuns: 60 },
    );
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstSteps } from './steps.rules';

const done = (steps: { done: boolean }[]) => steps.map((step) => step.done);

it('asks a new organization for everything', () => {
  expect(done(firstSteps({ departments: [], sites: [] }, null))).toEqual([false, false, false, false]);
});

it('counts neither an archived department nor a phone that never rings', () => {
  const archived = [{ archivedAt: '2026-01-01', operators: [{ id: 'ada' }] }];
  expect(done(firstSteps({ departments: archived, sites: [] }, { mode: 'OFF', verified: true }))).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

it('is content once a visitor can be answered', () => {
  const departments = [{ archivedAt: null, operators: [{ id: 'ada' }] }];
  expect(done(firstSteps({ departments, sites: [{ id: 's' }] }, { mode: 'ON', verified: true }))).toEqual([
    true,
    true,
    true,
    true,
  ]);
});

it('never takes a step back when something is added', () => {
  const departments = fc.array(
    fc.record({
      archivedAt: fc.option(fc.constant('2026-01-01')),
      operators: fc.array(fc.record({ id: fc.string() }), { maxLength: 2 }),
    }),
    { maxLength: 3 },
  );
  const count = (steps: { done: boolean }[]): number => done(steps).filter(Boolean).length;
  fc.assert(
    fc.property(departments, departments, fc.boolean(), (some, more, verified) => {
      const phone = { mode: 'ON' as const, verified };
      const before = count(firstSteps({ departments: some, sites: [] }, null));
      expect(count(firstSteps({ departments: [...some, ...more], sites: [{ id: 's' }] }, phone))).toBeGreaterThan(
        before,
      );
    }),
  );
});

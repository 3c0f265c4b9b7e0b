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

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { transferTargets } from './transfer.rules';

const operator = (id: string, loggedIn: boolean, availability: 'ACCEPTING' | 'AWAY' = 'ACCEPTING', active = true) => ({
  id,
  name: id,
  active,
  presence: { loggedIn, availability },
});
const department = (id: string, members: string[], archivedAt: string | null = null) => ({
  id,
  name: id,
  archivedAt,
  operators: members.map((member) => ({ id: member })),
});

it('says of each target what would happen, and leaves out oneself, the inactive and the archived', () => {
  const organization = {
    operators: [
      operator('ada', true),
      operator('ben', false),
      operator('cleo', true),
      operator('dan', true, 'AWAY'),
      operator('eve', true, 'AWAY', false),
    ],
    departments: [
      department('Sales', ['ada', 'ben']),
      department('Support', ['cleo']),
      department('Old', ['cleo'], '2026-01-01'),
    ],
  };
  expect(transferTargets(organization, 'ada').map(({ name, dot }) => `${name} ${dot}`)).toEqual([
    'cleo accepting',
    'dan away',
    'ben out',
    'Support accepting',
    'Sales out',
  ]);
});

it('offers everybody else who is active once, never oneself, those at the console first', () => {
  const people = fc.uniqueArray(
    fc.record({
      id: fc.stringMatching(/^[a-z]{1,3}$/u),
      loggedIn: fc.boolean(),
      away: fc.boolean(),
      active: fc.boolean(),
    }),
    { selector: ({ id }) => id, maxLength: 8 },
  );
  fc.assert(
    fc.property(people, (all) => {
      const operators = all.map(({ id, loggedIn, away, active }) =>
        operator(id, loggedIn, away ? 'AWAY' : 'ACCEPTING', active),
      );
      const self = all[0]?.id ?? 'nobody';
      const targets = transferTargets({ operators, departments: [] }, self);
      const others = all.filter(({ id, active }) => id !== self && active).map(({ id }) => id);
      expect(targets.map(({ id }) => id).sort()).toEqual(others.sort());
      const ranks = targets.map(({ dot }) => ['accepting', 'away', 'out'].indexOf(dot));
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    }),
  );
});

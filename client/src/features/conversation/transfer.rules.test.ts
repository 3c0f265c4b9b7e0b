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

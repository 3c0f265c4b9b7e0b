import { describe, expect, it } from 'vitest';
import { MUTANTS } from '../../simulation/mutants/mutants.js';
import { simulate } from './simulate.js';

describe('a rule broken on purpose is noticed within 2,000 worlds', () => {
  it.each(MUTANTS)('$name ($breaks)', async ({ name, seed }) => {
    const known = await simulate('--seed', String(seed), '--mutant', name);
    if (known.said.includes('breaks a promise')) return;
    const { status, said } = await simulate('--mutant', name, '--jobs', '1');
    expect(said).toMatch(/caught by seed \d+/);
    expect(status).toBe(0);
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { crossFaults } from './env.rules.js';

const set = fc.option(fc.constantFrom('', '  ', 'something'), { nil: undefined });
const environments = fc.record({
  provider: fc.constantFrom(undefined, 'messagebird' as const, 'simulator' as const),
  key: set,
  originator: set,
  demo: fc.option(fc.boolean(), { nil: undefined }),
});
const names = (faults: string[]): string[] => faults.map((fault) => fault.split(':')[0] ?? '');

it('tells each fault between variables by the one to change, and no fault where real SMS can go out', () => {
  fc.assert(
    fc.property(environments, ({ provider, key, originator, demo }) => {
      const source = { MESSAGEBIRD_ACCESS_KEY: key, MESSAGEBIRD_ORIGINATOR: originator };
      const faults = names(crossFaults({ SMS_PROVIDER: provider, DEMO: demo }, source));
      const [hasKey, hasOriginator] = [key, originator].map((value) => (value ?? '').trim() !== '');
      const real = provider === 'messagebird' || (provider === undefined && hasKey);
      expect(faults.includes('MESSAGEBIRD_ACCESS_KEY')).toBe(real && !hasKey);
      expect(faults.includes('MESSAGEBIRD_ORIGINATOR')).toBe((real || Boolean(hasKey)) && !hasOriginator);
      expect(faults.includes('DEMO')).toBe(real && demo === true);
    }),
  );
});

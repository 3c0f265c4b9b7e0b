import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressGroup, refusalOf, socketsThatFit } from './admission.rules.js';

describe('whether a socket is taken', () => {
  it.each([
    [9, 0, null],
    [10, 0, 503],
    [10, 3, 503],
    [9, 2, null],
    [9, 3, 429],
  ])('with %i open, %i of them from its address: %s', (open, fromAddress, told) => {
    expect(refusalOf({ most: 10, mostPerAddress: 3 }, open, fromAddress)).toBe(told);
  });
});

describe('whose sockets count together', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['127.0.0.1', null],
    ['::ffff:127.0.0.1', null],
    ['::1', null],
    ['', null],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::9', '2001:db8:1:2'],
    ['2001:db8::9', '2001:db8:0:0'],
    ['fe80::1', 'fe80:0:0:0'],
  ])('%s belongs to %s', (ip, group) => {
    expect(addressGroup(ip)).toBe(group);
  });
});

it('more sockets than the system has open files for are never promised, and at least one is', () => {
  const count = fc.integer({ min: 1, max: 1_000_000 });
  fc.assert(
    fc.property(count, fc.option(count), fc.nat(1000), (asked, files, kept) => {
      const fit = socketsThatFit(asked, files, kept);
      expect(fit).toBeGreaterThanOrEqual(1);
      expect(fit).toBeLessThanOrEqual(asked);
      expect(files === null || fit === 1 || fit <= files - kept).toBe(true);
    }),
  );
});

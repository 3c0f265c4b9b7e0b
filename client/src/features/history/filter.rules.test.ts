import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ENDS, filterOf } from './filter.rules';

it('asks for every chat that is over when nothing is chosen', () => {
  expect(filterOf(new URLSearchParams())).toEqual({ status: ['ENDED', 'MISSED', 'ABANDONED'] });
});

it('narrows to one end and one department', () => {
  expect(filterOf(new URLSearchParams('status=MISSED&department=d1'))).toEqual({
    status: ['MISSED'],
    departmentId: 'd1',
  });
});

it('ignores an end it does not know', () => {
  expect(filterOf(new URLSearchParams('status=WAITING')).status).toHaveLength(3);
});

it('asks for ends it knows and at least one, whatever the address says', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (status, department) => {
      const { status: asked, departmentId } = filterOf(new URLSearchParams({ status, department }));
      const known = ENDS.map(({ value }) => value);
      expect(asked?.length).toBeGreaterThan(0);
      expect(asked?.every((end) => known.some((value) => value === end))).toBe(true);
      expect(departmentId ?? '').toBe(department);
    }),
  );
});

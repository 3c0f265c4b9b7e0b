import { expect, it } from 'vitest';
import { filterOf } from './filter.rules';

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

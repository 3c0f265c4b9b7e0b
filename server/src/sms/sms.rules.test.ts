import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SmsStatus } from '../vocabulary.js';
import { failureOf, hasFailed, lookUpAfterSeconds, statusesBefore, wasSent } from './sms.rules.js';

const anyStatus = fc.constantFrom(...Object.values(SmsStatus));
const reported = fc.constantFrom<SmsStatus>('SENT', 'BUFFERED', 'DELIVERED', 'EXPIRED', 'FAILED');

/** Where a message ends that hears of these statuses in this order. */
const after = (start: SmsStatus, news: SmsStatus[]): SmsStatus =>
  news.reduce((status, next) => (statusesBefore(next).includes(status) ? next : status), start);

describe("an SMS's status", () => {
  test('never moves back', () => {
    fc.assert(
      fc.property(anyStatus, anyStatus, (a, b) => {
        expect(statusesBefore(b).includes(a) && statusesBefore(a).includes(b)).toBe(false);
      }),
    );
  });

  test('ends the same whatever order reports arrive in, however often; only failed and expired are of one rank', () => {
    fc.assert(
      fc.property(fc.array(reported, { maxLength: 8 }), fc.func(fc.double()), (news, order) => {
        const shuffled = [...news].sort((a, b) => order(a) - order(b));
        const [one, other] = [after('SENT', news), after('SENT', [...shuffled, ...shuffled])];
        if (hasFailed(one) || hasFailed(other)) expect([hasFailed(one), hasFailed(other)]).toEqual([true, true]);
        else expect(one).toBe(other);
      }),
    );
  });

  test('is CANCELLED only from QUEUED, and nothing comes after that', () => {
    expect(statusesBefore('CANCELLED')).toEqual(['QUEUED']);
    for (const status of Object.values(SmsStatus)) expect(statusesBefore(status)).not.toContain('CANCELLED');
  });

  test.each([
    ['SENDING', ['QUEUED']],
    ['UNKNOWN', ['QUEUED', 'SENDING']],
    ['SENT', ['QUEUED', 'SENDING', 'UNKNOWN']],
    ['BUFFERED', ['QUEUED', 'SENDING', 'UNKNOWN', 'SENT']],
    ['FAILED', ['QUEUED', 'SENDING', 'UNKNOWN', 'SENT', 'BUFFERED']],
    ['DELIVERED', ['QUEUED', 'SENDING', 'UNKNOWN', 'SENT', 'BUFFERED', 'EXPIRED', 'FAILED']],
  ] as const)('becomes %s from what ranks below it alone', (status, before) => {
    expect(statusesBefore(status)).toEqual(before);
  });

  test('was sent and has failed exclude each other', () => {
    for (const status of Object.values(SmsStatus)) expect(wasSent(status) && hasFailed(status)).toBe(false);
  });

  test('is looked up soon where the outcome is not known, later where no report came, else never', () => {
    expect(lookUpAfterSeconds('UNKNOWN')).toBe(5);
    expect([lookUpAfterSeconds('SENT'), lookUpAfterSeconds('BUFFERED')]).toEqual([60, 60]);
    for (const status of ['QUEUED', 'SENDING', 'DELIVERED', 'FAILED', 'EXPIRED', 'CANCELLED'] as const) {
      expect(lookUpAfterSeconds(status)).toBeNull();
    }
  });
});

test('a failure is told in words for people, a success in none', () => {
  expect(failureOf('FAILED', 103)).toBe('The phone asked for no more texts');
  expect(failureOf('FAILED', 1)).toBe('The network does not know this number');
  expect(failureOf('FAILED', 34)).toContain('code 34');
  expect(failureOf('FAILED', null)).toBe('The network could not deliver it');
  expect(failureOf('EXPIRED', null)).toBe('The phone could not be reached in time');
  expect(failureOf('DELIVERED', null)).toBeNull();
});

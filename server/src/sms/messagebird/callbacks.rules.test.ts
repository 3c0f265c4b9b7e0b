import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replyOf, reportOf } from './callbacks.rules.js';
import { fromMessageBird } from './statuses.rules.js';

const query = (text: string): URLSearchParams => new URLSearchParams(text);

describe('a status report', () => {
  test.each([
    ['scheduled', 'SENT'],
    ['sent', 'SENT'],
    ['buffered', 'BUFFERED'],
    ['delivered', 'DELIVERED'],
    ['expired', 'EXPIRED'],
    ['delivery_failed', 'FAILED'],
    ['DELIVERED', null],
    ['toString', null],
    ['', null],
    [7, null],
    [undefined, null],
  ])("MessageBird's %j is our %j", (word, status) => {
    expect(fromMessageBird(word)).toBe(status);
  });

  test('is read from the query', () => {
    expect(
      reportOf(
        query(
          'id=abc&reference=r1&statusDatetime=2026-11-22T14%3A03%3A05%2B00%3A00&status=delivery_failed&statusErrorCode=103',
        ),
      ),
    ).toEqual({
      providerMessageId: 'abc',
      reference: 'r1',
      reportedAt: new Date('2026-11-22T14:03:05Z'),
      status: 'FAILED',
      errorCode: 103,
    });
  });

  test('without reference, id or code has none', () => {
    expect(reportOf(query('status=sent&reference=&id='))).toEqual({
      providerMessageId: null,
      reference: null,
      reportedAt: null,
      status: 'SENT',
      errorCode: null,
    });
  });

  test('of a word that is not known tells nothing', () => {
    expect(reportOf(query('id=abc&status=teleported'))).toBeNull();
    expect(reportOf(query(''))).toBeNull();
  });

  test('with a code that is no number has none', () => {
    expect(reportOf(query('status=sent&statusErrorCode=-1'))?.errorCode).toBeNull();
    expect(reportOf(query('status=sent&statusErrorCode=99999999'))?.errorCode).toBeNull();
  });
});

describe('an inbound text', () => {
  const FORM = 'application/x-www-form-urlencoded';

  test('is read from the form of a long number', () => {
    expect(replyOf('id=1&recipient=316&originator=31612345678&body=STOP+it', FORM)).toEqual({
      originator: '31612345678',
      body: 'STOP it',
    });
  });

  test('is read from the form of a short code', () => {
    expect(replyOf('mid=1&shortcode=1008&originator=31612345678&message=STOP', FORM)).toEqual({
      originator: '31612345678',
      body: 'STOP',
    });
  });

  test('is read from the JSON of a flow', () => {
    expect(replyOf('{"payload":"STOP","originator":31612345678}', 'application/json; charset=utf-8')).toEqual({
      originator: '31612345678',
      body: 'STOP',
    });
  });

  test('that is anything else is none, and nothing breaks', () => {
    expect(replyOf('{"originator":', 'application/json')).toBeNull();
    expect(replyOf('null', 'application/json')).toBeNull();
    expect(replyOf('', FORM)).toBeNull();
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(FORM, 'application/json', ''), (body, type) => {
        const reply = replyOf(body, type);
        expect(reply === null || typeof reply.body === 'string').toBe(true);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headerLine, leftMessageMail, messageIdOf } from './mail.rules.js';

describe('a header line', () => {
  test('is one line of at most 200 characters, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const line = headerLine(text);
        expect(line).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect([...line].length).toBeLessThanOrEqual(200);
      }),
      { numRuns: 30 },
    );
  });

  test('lets nobody add a header', () => {
    expect(headerLine('Hello\r\nBcc: everybody@example.com')).toBe('Hello Bcc: everybody@example.com');
  });
});

test('the mail about a left message names who wrote, to whom, where and when, and keeps the words as they are', () => {
  const mail = leftMessageMail({
    departmentName: 'Sales',
    siteName: 'Shop',
    visitorName: 'Vera',
    visitorEmail: 'vera@example.com',
    visitorPhone: '+31 20 123 4567',
    body: 'My boiler leaks.\nPlease call.',
    createdAt: new Date('2026-11-22T09:00:00Z'),
  });
  expect(mail.subject).toBe('Vera left a message for Sales');
  expect(mail.text).toContain('My boiler leaks.\nPlease call.');
  expect(mail.text).toContain('Vera wrote to Sales when nobody could answer, on Shop.');
  expect(mail.text).toContain('vera@example.com');
  expect(mail.text).toContain('+31 20 123 4567');
  expect(mail.text).toContain('2026-11-22T09:00:00.000Z');
});

test('a mail has the same Message-ID at every try', () => {
  expect(messageIdOf('1', 'https://chat.example.com:8443')).toBe('<1@chat.example.com>');
});

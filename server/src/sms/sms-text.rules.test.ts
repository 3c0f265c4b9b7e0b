import fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { describe, expect, test } from 'vitest';
import { RingPurpose } from '../vocabulary.js';
import { ringText, testText, verificationText, type RingTextParts } from './sms-text.rules.js';

const TOKEN = 'Zk3-_aaaaaaaaaaaaaaaaa';
const LINK = `https://chat.example.com/m#${TOKEN}`;
const parts: RingTextParts = {
  purpose: 'REQUEST',
  department: 'Sales',
  visitorName: 'Vera',
  message: 'My boiler leaks',
  link: LINK,
};

const words = (maxLength: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength }),
    fc.string({ unit: 'grapheme-ascii', maxLength }),
    fc.string({ unit: fc.constantFrom('€', '[', '~', '\\', '"', '|', '{'), maxLength }),
    fc.array(fc.webUrl()).map((urls) => urls.join(' ').slice(0, maxLength)),
  );
const link = fc.integer({ min: 10, max: 80 }).map((length) => `${'https://a'.padEnd(length, 'b')}/m#${TOKEN}`);
const anyParts: fc.Arbitrary<RingTextParts> = fc.record({
  purpose: fc.constantFrom(...Object.values(RingPurpose)),
  department: words(100),
  visitorName: fc.option(words(100)),
  message: fc.option(words(4000)),
  link,
});

describe("a ring's text", () => {
  test('names the department, the visitor, their words and the link', () => {
    expect(ringText(parts)).toBe(`Ringdown Sales: Vera is waiting: "My boiler leaks" Answer: ${LINK}`);
  });

  test('says when a chat is handed over, and when it is still waiting', () => {
    expect(ringText({ ...parts, purpose: 'TRANSFER' })).toContain('Vera is handed to you: "My boiler leaks" Answer: ');
    expect(ringText({ ...parts, purpose: 'RESUME' })).toContain('Vera is still waiting: "My boiler leaks" Continue: ');
  });

  test('is one GSM-7 segment that ends with the only link, for any names, words and base URL up to 80 characters', () => {
    fc.assert(
      fc.property(anyParts, (given) => {
        const text = ringText(given);
        const message = new SegmentedMessage(text);
        expect([message.encodingName, message.segmentsCount]).toEqual(['GSM-7', 1]);
        expect(text.endsWith(`: ${given.link}`)).toBe(true);
        const rest = text.slice(0, -given.link.length);
        expect(rest).not.toMatch(/:\/\/|www\.|\.\p{L}|mailto:|tel:|[\r\n]/iu);
      }),
      { numRuns: 250 },
    );
  });

  test('tells as much as fits of a long message, and says that it was cut', () => {
    const text = ringText({ ...parts, message: 'word '.repeat(900) });
    expect(text.length).toBeGreaterThan(150);
    expect(text).toContain('word..." Answer: ');
  });

  test.each([null, '', '   ', 'Вера', '🙂'])('calls a visitor named %j a visitor', (visitorName) => {
    expect(ringText({ ...parts, visitorName })).toContain(': A visitor is waiting: "');
  });

  test.each([null, '', 'Привет'])('quotes nothing of %j', (message) => {
    expect(ringText({ ...parts, message })).toBe(`Ringdown Sales: Vera is waiting. Answer: ${LINK}`);
  });

  test('leaves out a department whose name is in another alphabet', () => {
    expect(ringText({ ...parts, department: 'Отдел' })).toBe(
      `Ringdown: Vera is waiting: "My boiler leaks" Answer: ${LINK}`,
    );
  });

  test.each([
    ['see https://evil.example/x now', 'see (link) now'],
    ['see HTTP:/evil.example', 'see (link)'],
    ['www.evil.example', '(link)'],
    ['evil.example', 'evil. example'],
    ['ｅｖｉｌ．ｅｘａｍｐｌｅ', 'evil. example'],
    ['mail me@evil.example', 'mail me@evil. example'],
    ['mailto:me', '(link)'],
    ['tel:+31612345678', '(link)'],
    ['javascript:alert(1)', '(link)'],
    ['//evil', '/evil'],
    ['at 10.30 for 2.50', 'at 10.30 for 2.50'],
    ['say "hi"', "say 'hi'"],
  ])('takes every link out of %j', (message, quoted) => {
    expect(ringText({ ...parts, message })).toContain(`"${quoted}"`);
  });

  test('shortens the names rather than leave a word of the message to stand alone', () => {
    const long = { ...parts, department: 'D'.repeat(100), visitorName: 'V'.repeat(100), message: 'leaks' };
    expect(ringText(long)).toContain(`Ringdown ${'D'.repeat(21)}...: ${'V'.repeat(17)}... is waiting`);
  });

  test('with a base URL that leaves room for little says little', () => {
    const far = `https://${'a'.repeat(100)}/m#${TOKEN}`;
    expect(ringText({ ...parts, link: far })).toBe(`Sales chat: ${far}`);
    const farther = `https://${'a'.repeat(150)}/m#${TOKEN}`;
    expect(ringText({ ...parts, link: farther })).toBe(`Chat: ${farther}`);
  });
});

describe('the other texts', () => {
  test('a code stands in its text unbroken, and alone as a number of six digits', () => {
    expect(verificationText('012345').match(/\d{6}/g)).toEqual(['012345']);
  });

  test.each([verificationText('012345'), testText()])('%j is one segment', (text) => {
    expect(new SegmentedMessage(text)).toMatchObject({ encodingName: 'GSM-7', segmentsCount: 1 });
  });
});

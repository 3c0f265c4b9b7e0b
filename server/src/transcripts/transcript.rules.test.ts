import fc from 'fast-check';
import { expect, test } from 'vitest';
import { transcriptSubject, transcriptText, type TranscriptParts } from './transcript.rules.js';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 22, 9, 0, seconds));
const parts: TranscriptParts = {
  departmentName: 'Sales',
  visitorName: 'Vera',
  status: 'ENDED',
  createdAt: at(0),
  endedAt: at(59),
  lines: [
    { author: 'VISITOR', authorName: 'Vera', body: 'My boiler leaks', createdAt: at(0) },
    { author: 'SYSTEM', authorName: null, body: 'Ben answered', createdAt: at(10) },
    { author: 'OPERATOR', authorName: 'Ben', body: 'Since when?\nAnd where?', createdAt: at(20) },
  ],
};

test('a transcript says who said what, when, in order', () => {
  expect(transcriptText(parts)).toBe(`Sales: chat with Vera
Asked 2026-11-22, 09:00:00
Ended 2026-11-22, 09:00:59
Times are in UTC.

09:00:00  Vera: My boiler leaks
09:00:10  * Ben answered
09:00:20  Ben: Since when?
    And where?
`);
  expect(transcriptSubject(parts)).toBe('Chat with Vera, Sales');
});

test('a visitor without a name is called so', () => {
  const nameless = { ...parts, visitorName: null, lines: [{ ...parts.lines[0]!, authorName: null }] };
  expect(transcriptText(nameless)).toContain('Visitor: My boiler leaks');
  expect(transcriptSubject(nameless)).toBe('Chat with a visitor, Sales');
});

test('a line of another day says which day', () => {
  const late = { ...parts.lines[0]!, createdAt: new Date(Date.UTC(2026, 10, 23, 0, 1)) };
  expect(transcriptText({ ...parts, lines: [late] })).toContain('2026-11-23, 00:01:00  Vera: ');
});

test('no line of a message reads like another person’s', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 5 }), (bodies) => {
      const lines = bodies.map((body) => ({ author: 'VISITOR' as const, authorName: 'Vera', body, createdAt: at(0) }));
      const text = transcriptText({ ...parts, lines });
      expect(text.match(/^\d{2}:\d{2}:\d{2} {2}Vera: /gm)?.length).toBe(bodies.length);
    }),
  );
});

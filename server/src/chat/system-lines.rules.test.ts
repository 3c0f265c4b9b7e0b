import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MessageAuthor, SystemCode } from '../vocabulary.js';
import { systemCodeOf, systemLine } from './system-lines.rules.js';

it('knows each line that SYSTEM writes by its code, and takes nothing that people write for one', () => {
  for (const code of Object.values(SystemCode)) {
    const body = systemLine(code);
    expect(systemCodeOf({ author: MessageAuthor.SYSTEM, body })).toBe(code);
    for (const author of [MessageAuthor.VISITOR, MessageAuthor.OPERATOR]) {
      expect(systemCodeOf({ author, body })).toBeNull();
    }
  }
  expect(systemCodeOf({ author: MessageAuthor.SYSTEM, body: 'Something else.' })).toBeNull();
});

it('knows the lines that earlier versions stored', () => {
  const body = 'The visitor is no longer here. The chat has ended.';
  expect(systemCodeOf({ author: MessageAuthor.SYSTEM, body })).toBe(SystemCode.VISITOR_GONE);
});

it('takes no other text for a line of SYSTEM', () => {
  const known = Object.values(SystemCode).map(systemLine);
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...Object.values(MessageAuthor)), (body, author) => {
      fc.pre(!known.includes(body));
      expect(systemCodeOf({ author, body })).toBeNull();
    }),
  );
});

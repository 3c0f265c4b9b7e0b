import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/**
 * Which test keeps each row of the law's two tables: the file under server/test, and its test by the beginning of its name.
 * Several where the row promises several things.
 */
const KEPT_BY: Record<string, [file: string, test: string][]> = {
  'how long one phone rings in round robin': [['flows/law/round-robin.test.ts', 'is 30 s unless']],
  'how long a visitor waits in all': [
    ['flows/law/waiting.test.ts', 'is 150 s unless'],
    ['flows/law/waiting.test.ts', 'is what the organization says, and after it what was typed is kept'],
  ],
  'a link tapped late': [
    ['flows/law/waiting.test.ts', 'still accepts when its ring merely timed out'],
    ['flows/law/waiting.test.ts', 'says that the visitor left, and offers nothing'],
  ],
  'when a visitor counts as gone': [
    ['flows/law/waiting.test.ts', 'after 60 s without a sign of life'],
    ['flows/law/waiting.test.ts', 'not while a subscription of theirs is open'],
    ['flows/law/waiting.test.ts', '60 s after any request of theirs'],
  ],
  'a preview bot or scanner fetches the link': [['flows/ringing.test.ts', 'changes nothing when the link is fetched']],
  'the console of a department is staffed, but nobody answers': [
    ['flows/law/consoles.test.ts', 'phones ring too after overflowAfterSeconds'],
    ['flows/law/consoles.test.ts', 'phones never ring without it'],
  ],
  'the last accepting operator logs out or goes away while a request waits at the consoles': [
    ['flows/console.test.ts', 'when the last accepting operator goes away'],
    ['flows/console.test.ts', 'when the last accepting operator signs out'],
  ],
  "a console's connection drops": [
    ['flows/law/consoles.test.ts', 'its operator counts as logged in for 20 s'],
    ['flows/console.test.ts', 'when the last accepting operator signs out'],
  ],
  'an operator accepted, then nothing': [
    ['flows/law/holding.test.ts', 'is rung once more 45 s after accepting'],
    ['flows/law/holding.test.ts', 'is rung once more after 60 s without a sign of life'],
    ['flows/law/holding.test.ts', 'who does not take that ring loses the chat'],
    ['flows/law/holding.test.ts', 'who is not ringable any more is not rung'],
  ],
  'an ACTIVE chat whose visitor shows no sign of life': [['flows/law/holding.test.ts', 'is ENDED after 10 minutes']],
  'an operator already in a mobile chat': [['flows/law/capacity.test.ts', 'is still ringable, up to two chats']],
  'a visitor asks again': [['flows/law/waiting.test.ts', 'gets the same chat while it is open']],
  'which time zone a schedule is in': [['flows/law/settings.test.ts', "is the operator's own"]],
  'the transcript': [['mail/mail.test.ts', 'is mailed to the department once a chat ends']],
  'accept and: visitor leaves, deadline, other accept': [
    ['flows/law/moments.test.ts', 'the visitor leaves: accepted first and then left is ENDED'],
    ['flows/law/moments.test.ts', 'the visitor leaves: left first is ABANDONED'],
    ['flows/law/moments.test.ts', 'the deadline: accepted a millisecond before'],
    ['flows/law/moments.test.ts', 'the deadline: MISSED first'],
    ['flows/law/moments.test.ts', 'another accept'],
  ],
  'accept and decline of one ring': [['flows/law/moments.test.ts', 'decline of the same ring']],
  'all rings of the round declined or failed, nobody accepting': [
    ['flows/law/moments.test.ts', 'MISSED at once'],
    ['flows/law/moments.test.ts', 'if any merely timed out, maximumWait runs out first'],
  ],
  'MISSED or ABANDONED': [['flows/law/moments.test.ts', '%s: pending rings %s, queued SMS CANCELLED']],
  'an operator logs in while rings pend': [['flows/law/moments.test.ts', 'offered at the console; pending rings stay']],
  'transfer not taken': [['flows/law/consoles.test.ts', 'the sender keeps the chat and is told']],
  'operator deactivated, or their session revoked, mid-chat': [
    ['flows/law/holding.test.ts', 'an operator deactivated: their tokens die'],
    ['flows/law/holding.test.ts', "an operator's session revoked: a new round at once"],
  ],
  'department archived': [['flows/law/settings.test.ts', 'no new requests; open ones finish']],
  'shift ends, snooze, mode or number changes, STOP while ringing': [
    ['flows/law/settings.test.ts', '%s: CANCELLED, the next operator at once'],
    ['flows/law/settings.test.ts', '%s: the link stays acceptable unless number or consent are gone'],
  ],
  "rescue and the operator's message at the same moment": [
    ['flows/law/holding.test.ts', 'the message wins'],
    ['flows/law/holding.test.ts', 'after the rescue the former holder writes nothing'],
  ],
  'rescue due, but the visitor shows no life either': [
    ['flows/law/holding.test.ts', 'the chat is ENDED, and no phone'],
  ],
  'seats below active operators; a new active operator without a seat': [
    ['access/organizations.test.ts', 'never has more active operators than seats'],
  ],
  'call routing changed while a request waits': [['flows/law/moments.test.ts', 'is for the next request; the method']],
  'overflow in round robin': [['flows/law/round-robin.test.ts', 'rings one phone at a time while the consoles keep']],
  'the same number verified by two operators of one organization': [
    ['mobile-chat/verification.test.ts', 'of a number that a colleague has verified is a conflict'],
  ],
  'one operator rung for two chats': [['flows/law/capacity.test.ts', 'is allowed; capacity limits ringing']],
  'round robin tie': [
    ['flows/law/round-robin.test.ts', 'goes to who was never rung, then by id'],
    ['flows/law/fairness.test.ts', 'gives the turn back'],
  ],
};

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

/** The first cell of every row of a table, by the heading above it. */
function rowsUnder(heading: string): string[] {
  const [, section = ''] = read('../../../../docs/domain.md').split(`## ${heading}\n`);
  const rows = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('| '));
  return rows.slice(2).map((line) => line.split(' | ')[0]!.replace(/^\| /, '').trim());
}

/** A row is named by its beginning. */
const keeperOf = (row: string): string | undefined => Object.keys(KEPT_BY).find((name) => row.startsWith(name));

describe('the law', () => {
  it.each(['What the page leaves open, decided here', 'When two things happen at once'])(
    'has a test of its own for every row of "%s"',
    (heading) => {
      const rows = rowsUnder(heading);
      expect(rows.length).toBeGreaterThan(10);
      expect(rows.filter((row) => keeperOf(row) === undefined)).toEqual([]);
    },
  );

  it.each(Object.entries(KEPT_BY))('keeps "%s" by tests that exist', (_row, tests) => {
    for (const [file, test] of tests) {
      const names = read(`../../${file}`).matchAll(/(?:it|test)(?:\.each\([\s\S]*?\))?\(\s*(['"`])([\s\S]*?)\1,/g);
      expect([...names].map(([, , name]) => name).filter((name) => name?.startsWith(test))).not.toEqual([]);
    }
  });
});

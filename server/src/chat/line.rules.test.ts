import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KnownCaller, OperatorCaller, PhoneCaller, VisitorCaller } from '../access/caller.js';
import { ChatStatus, Role } from '../vocabulary.js';
import {
  decideLines,
  lineKey,
  type AskedLine,
  type LineChat,
  type LineFacts,
  type Verdict,
  type Writers,
} from './line.rules.js';

const CHATS = ['c1', 'c2', 'c3'];
const OPERATORS = ['ben', 'cleo'];
const KEYS = ['k1', 'k2', 'k3', 'k4'];

type Known = LineFacts<string>;

const visitor = (chatId: string): VisitorCaller => ({
  kind: 'visitor',
  organizationId: 'o',
  chatId,
  siteId: 's',
  visitorId: `visitor of ${chatId}`,
});
const phone = (chatId: string, operatorId: string, assignment: number): PhoneCaller => ({
  kind: 'phone',
  organizationId: 'o',
  chatId,
  operatorId,
  assignment,
});
const operator = (operatorId: string, more: Partial<OperatorCaller> = {}): OperatorCaller => ({
  kind: 'operator',
  operatorId,
  organizationId: 'o',
  role: Role.OPERATOR,
  departmentIds: ['d'],
  sessionId: `session of ${operatorId}`,
  apiKeyId: null,
  ...more,
});
const chat = (more: Partial<LineChat> = {}): LineChat => ({
  id: 'c1',
  organizationId: 'o',
  departmentId: 'd',
  operatorId: 'ben',
  status: ChatStatus.ACTIVE,
  assignment: 1,
  lastSeq: 4,
  ...more,
});
const line = (caller: KnownCaller, clientMessageId = 'k1', chatId = 'c1'): AskedLine => ({
  caller,
  chatId,
  clientMessageId,
  body: `${clientMessageId} in ${chatId}`,
});
const everybody: Writers = new Map([
  ['visitor of c1', 'Vera'],
  ['ben', 'Ben'],
  ['cleo', 'Cleo'],
  ...OPERATORS.map((id) => [`session of ${id}`, null] as const),
]);
const facts = (chats: LineChat[], more: Partial<Known> = {}): Known => ({
  chats: new Map(chats.map((one) => [one.id, one])),
  earlier: new Map(),
  writers: everybody,
  ...more,
});
const codes = (verdicts: Verdict<string>[]): string[] =>
  verdicts.map((verdict) => (verdict.kind === 'REFUSED' ? verdict.refusal.code : verdict.kind));

describe('a line', () => {
  it('is placed after the last one, in its author’s name', () => {
    const [mine, theirs] = decideLines([line(visitor('c1')), line(operator('ben'))], facts([chat()]));
    expect(mine).toMatchObject({
      kind: 'STORED',
      line: { seq: 5, author: 'VISITOR', authorId: 'visitor of c1', authorName: 'Vera' },
    });
    expect(theirs).toMatchObject({
      kind: 'STORED',
      line: { seq: 6, author: 'OPERATOR', authorId: 'ben', authorName: 'Ben' },
    });
  });

  it('of the visitor is taken while they wait, of an operator only once they have the chat', () => {
    const waiting = facts([chat({ status: ChatStatus.WAITING, operatorId: null })]);
    expect(codes(decideLines([line(visitor('c1')), line(operator('ben'))], waiting))).toEqual(['STORED', 'FORBIDDEN']);
  });

  it('of a former holder is refused: the operator at the console, and the phone of an assignment that is over', () => {
    const now = facts([chat({ operatorId: 'cleo', assignment: 2 })]);
    const former = [line(operator('ben')), line(phone('c1', 'ben', 1)), line(phone('c1', 'cleo', 2), 'k2')];
    expect(codes(decideLines(former, now))).toEqual(['FORBIDDEN', 'UNAUTHENTICATED', 'STORED']);
  });

  it('of who was signed out or deactivated meanwhile is refused, and with it their repeats', () => {
    const asked = [
      line(operator('ben')),
      line(operator('ben', { sessionId: null, apiKeyId: 'key' })),
      line(phone('c1', 'ben', 1)),
    ];
    const earlier = new Map([[lineKey({ chatId: 'c1', authorId: 'ben', clientMessageId: 'k1' }), 'first']]);
    const writers = new Map([['ben', 'Ben']]);
    expect(codes(decideLines(asked, facts([chat()], { writers, earlier })))).toEqual([
      'UNAUTHENTICATED',
      'UNAUTHENTICATED',
      'REPEATED',
    ]);
    expect(codes(decideLines(asked, facts([chat()], { writers: new Map() })))).toEqual(
      Array(3).fill('UNAUTHENTICATED'),
    );
  });

  it('to a chat of others is as if there were none', () => {
    const strangers = [
      line(visitor('c2')),
      line(operator('cleo', { departmentIds: [] })),
      line(operator('cleo', { organizationId: 'other', role: Role.ADMINISTRATOR })),
      line(visitor('c9'), 'k1', 'c9'),
    ];
    expect(codes(decideLines(strangers, facts([chat()])))).toEqual(Array(4).fill('NOT_FOUND'));
  });
});

describe('lines that come together', () => {
  const status = fc.constantFrom(...Object.values(ChatStatus));
  const chats = fc.tuple(
    ...CHATS.map((id) =>
      fc.record({ status, holder: fc.constantFrom(...OPERATORS), lastSeq: fc.nat(50) }).map((one) =>
        chat({
          id,
          status: one.status,
          operatorId: one.holder,
          lastSeq: one.lastSeq,
        }),
      ),
    ),
  );
  const caller = (chatId: string): fc.Arbitrary<KnownCaller> =>
    fc.oneof(
      fc.constant(visitor(chatId)),
      fc.constantFrom(...OPERATORS).map((id) => operator(id)),
      fc
        .tuple(fc.constantFrom(...OPERATORS), fc.integer({ min: 0, max: 1 }))
        .map(([id, assignment]) => phone(chatId, id, assignment)),
      fc.constantFrom(...CHATS).map(visitor),
    );
  const asked = fc.array(
    fc
      .constantFrom(...CHATS, 'c9')
      .chain((chatId) => fc.tuple(caller(chatId), fc.constantFrom(...KEYS)).map(([by, key]) => line(by, key, chatId))),
    { maxLength: 40 },
  );
  const stored = (verdicts: Verdict<string>[]) =>
    verdicts.flatMap((verdict) => (verdict.kind === 'STORED' ? [verdict.line] : []));

  it('get the next seqs of their chat without a gap, in the order they came', () => {
    fc.assert(
      fc.property(chats, asked, (rows, lines) => {
        const placed = stored(decideLines(lines, facts(rows)));
        for (const { id, lastSeq } of rows) {
          const seqs = placed.filter(({ chatId }) => chatId === id).map(({ seq }) => seq);
          expect(seqs).toEqual(seqs.map((_, index) => lastSeq + 1 + index));
        }
      }),
    );
  });

  it('are stored once for each clientMessageId of an author in a chat, and all its repeats are told the same', () => {
    fc.assert(
      fc.property(chats, asked, (rows, lines) => {
        const verdicts = decideLines(lines, facts(rows));
        const placed = stored(verdicts);
        expect(new Set(placed.map(lineKey)).size).toBe(placed.length);
        for (const verdict of verdicts) if (verdict.kind === 'SAME') expect(placed).toContain(verdict.line);
      }),
    );
  });

  it('never take the fence: who writes in an operator’s name has the chat, and no chat that is over grows', () => {
    fc.assert(
      fc.property(chats, asked, (rows, lines) => {
        for (const { chatId, author, authorId } of stored(decideLines(lines, facts(rows)))) {
          const row = rows.find(({ id }) => id === chatId);
          expect(
            row?.status === ChatStatus.ACTIVE || (author === 'VISITOR' && row?.status === ChatStatus.WAITING),
          ).toBe(true);
          expect(authorId).toBe(author === 'VISITOR' ? `visitor of ${chatId}` : row?.operatorId);
        }
      }),
    );
  });

  it('fare as each would alone after the ones before it: a refusal touches nobody else', () => {
    fc.assert(
      fc.property(chats, asked, (rows, lines) => {
        const together = decideLines(lines, facts(rows));
        const earlier = new Map<string, string>();
        const now = new Map(rows.map((row) => [row.id, row]));
        lines.forEach((one, index) => {
          const [alone] = decideLines([one], { chats: now, earlier, writers: everybody });
          const is = together[index];
          if (alone?.kind === 'STORED') {
            expect(is).toEqual(alone);
            earlier.set(lineKey(alone.line), 'stored');
            now.set(one.chatId, { ...(now.get(one.chatId) as LineChat), lastSeq: alone.line.seq });
          } else if (alone?.kind === 'REFUSED') expect(is).toEqual(alone);
          else expect([alone?.kind, is?.kind]).toEqual(['REPEATED', 'SAME']);
        });
      }),
    );
  });

  it('repeat what was stored before, also once the chat is over', () => {
    fc.assert(
      fc.property(chats, fc.constantFrom(...CHATS), (rows, chatId) => {
        const author = { chatId, authorId: `visitor of ${chatId}`, clientMessageId: 'k1' };
        const known = facts(rows, { earlier: new Map([[lineKey(author), 'the first']]) });
        expect(decideLines([line(visitor(chatId), 'k1', chatId)], known)).toEqual([
          { kind: 'REPEATED', line: 'the first' },
        ]);
      }),
    );
  });
});

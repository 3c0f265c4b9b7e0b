import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut, roomLeft, stateSentence } from './log.rules';

const now = Date.parse('2026-11-22T14:30:00.000Z');

function line(
  seq: number,
  author: 'VISITOR' | 'OPERATOR' | 'SYSTEM',
  minute: number,
  authorName: string | null = author,
) {
  return { seq, author, authorName, createdAt: new Date(now - 60_000 * (60 - minute)).toISOString() };
}

describe('the log of a chat', () => {
  it('joins what one person says without a pause', () => {
    const items = layOut(
      [line(1, 'VISITOR', 0), line(2, 'VISITOR', 2), line(3, 'OPERATOR', 3), line(4, 'VISITOR', 4)],
      now,
      'UTC',
    );
    expect(items.map((item) => (item.kind === 'run' ? `${item.name} ${item.messages.length}` : item.kind))).toEqual([
      'day',
      'VISITOR 2',
      'OPERATOR 1',
      'VISITOR 1',
    ]);
  });

  it('begins a new run after five minutes, after a remark, and with another operator', () => {
    const items = layOut(
      [
        line(1, 'OPERATOR', 0, 'Ada'),
        line(2, 'OPERATOR', 6, 'Ada'),
        line(3, 'SYSTEM', 7),
        line(4, 'OPERATOR', 8, 'Ada'),
        line(5, 'OPERATOR', 9, 'Ben'),
      ],
      now,
      'UTC',
    );
    expect(items.map((item) => item.kind)).toEqual(['day', 'run', 'run', 'system', 'run', 'run']);
  });

  it('marks each new day', () => {
    const items = layOut([line(1, 'VISITOR', -24 * 60), line(2, 'VISITOR', 0)], now, 'UTC');
    expect(items.filter((item) => item.kind === 'day').map((item) => item.label)).toEqual(['Yesterday', 'Today']);
  });

  it('calls a visitor without a name Visitor', () => {
    expect(layOut([line(1, 'VISITOR', 0, null)], now, 'UTC')[1]).toMatchObject({ kind: 'run', name: 'Visitor' });
  });
});

describe('the room left in a message', () => {
  it('is not shown while there is plenty', () => {
    expect(roomLeft('hello')).toBeNull();
  });

  it('counts code points, as the server does', () => {
    expect(roomLeft('😀'.repeat(3990))).toBe(10);
    expect(roomLeft('a'.repeat(4001))).toBe(-1);
  });
});

describe('where a chat stands', () => {
  const chat = (more: object) => ({
    status: 'ACTIVE' as const,
    acceptedAt: 'A',
    endedAt: 'E',
    operator: { id: 'ben', name: 'Ben' },
    ...more,
  });
  const at = (iso: string) => (iso === 'A' ? '14:02' : '14:10');

  it('is told from the reader’s side', () => {
    expect(stateSentence(chat({}), 'ben', at)).toBe('You answered at 14:02');
    expect(stateSentence(chat({}), 'ada', at)).toBe('Ben answered at 14:02');
    expect(stateSentence(chat({ status: 'ENDED' }), 'ada', at)).toBe('Ended at 14:10');
    expect(stateSentence(chat({ status: 'ABANDONED' }), 'ada', at)).toBe('The visitor left at 14:10');
    expect(stateSentence(chat({ status: 'MISSED' }), 'ada', at)).toBe('Nobody could answer in time');
    expect(stateSentence(chat({ status: 'WAITING' }), 'ada', at)).toBe('Waiting for an answer');
  });
});

it('shows every line once, in order, each day before its lines, whoever wrote when', () => {
  const written = fc.array(
    fc.record({
      author: fc.constantFrom('VISITOR' as const, 'OPERATOR' as const, 'SYSTEM' as const),
      pause: fc.nat(3000),
      name: fc.constantFrom('Ada', 'Ben', null),
    }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(written, (lines) => {
      let minutes = 0;
      const messages = lines.map(({ author, pause, name }, at) => line(at + 1, author, (minutes += pause), name));
      const items = layOut(messages, now, 'UTC');
      const shown = items.flatMap((item) =>
        item.kind === 'day' ? [] : item.kind === 'system' ? [item.message] : item.messages,
      );
      expect(shown).toEqual(messages);
      expect(items[0]?.kind).toBe(messages.length > 0 ? 'day' : undefined);
      const days = items.flatMap((item) => (item.kind === 'day' ? [item.key] : []));
      expect(new Set(days).size).toBe(days.length);
      for (const item of items) {
        if (item.kind === 'run')
          expect(new Set(item.messages.map(({ author, authorName }) => `${author} ${authorName}`)).size).toBe(1);
      }
    }),
  );
});

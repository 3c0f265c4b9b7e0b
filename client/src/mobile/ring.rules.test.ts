import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { texts } from './messages';
import type { Refusal, Ring } from './operations';
import { linkView, visitorWords, waitingTime } from './ring.rules';

const timeOf = (instant: string): string => instant.slice(11, 16);
const chat = {
  createdAt: '2026-11-22T14:00:00.000Z',
  department: { name: 'Sales' },
  visitor: { name: 'Vera' },
  operator: null,
  messages: [
    { seq: 1, author: 'VISITOR' as const, body: 'My boiler leaks' },
    { seq: 2, author: 'SYSTEM' as const, body: 'Sales was texted' },
    { seq: 3, author: 'VISITOR' as const, body: 'It is in the cellar' },
  ],
};
const ringOf = (part: Partial<Ring>): Ring => ({
  status: 'PENDING',
  acceptable: false,
  chatId: 'chat',
  holdsChat: false,
  chatStatus: 'WAITING',
  answeredBy: null,
  answeredAt: null,
  chatEndedAt: null,
  chatChannel: null,
  snoozedUntil: null,
  newLinksLeft: 0,
  operator: { id: 'ben', name: 'Ben' },
  chat: null,
  ...part,
});
const offered = (part: Partial<Ring>): Ring => ringOf({ acceptable: true, chat, ...part });
const view = (ring: Ring | null, refusal?: Refusal) => linkView(ring, { refusal }, timeOf, texts);
const said = (ring: Ring | null, refusal?: Refusal) => {
  const shown = view(ring, refusal);
  return shown.kind === 'over' ? shown.sentence : shown.kind;
};
const answered = { answeredBy: 'Cleo', answeredAt: '2026-11-22T14:02:00.000Z' };

describe('the link of a waiting chat', () => {
  it('offers it', () => {
    expect(view(offered({}))).toEqual({ kind: 'offer', note: undefined });
  });

  it('still offers it after its turn has passed, and says so', () => {
    expect(view(offered({ status: 'TIMED_OUT' }))).toEqual({ kind: 'offer', note: texts.late });
  });

  it('says that the operator lost touch when it is for their own chat', () => {
    const own = offered({ chatStatus: 'ACTIVE', chat: { ...chat, operator: { id: 'ben', name: 'Ben' } } });
    expect(view(own)).toEqual({ kind: 'offer', note: texts.resumes });
  });

  it('says who hands the chat over when it is a colleague’s', () => {
    const transfer = offered({ chatStatus: 'ACTIVE', chat: { ...chat, operator: { id: 'cleo', name: 'Cleo' } } });
    expect(view(transfer)).toEqual({ kind: 'offer', note: 'Cleo would like you to take over.' });
  });
});

describe('the link of a request that is over offers nothing, and', () => {
  it.each<[string, Ring | null, string]>([
    ['is the same page for every unknown link', null, 'This link no longer works.'],
    [
      'says who answered and when',
      ringOf({ status: 'RESCINDED', chatStatus: 'ACTIVE', ...answered }),
      'Cleo answered at 14:02.',
    ],
    [
      'says when the visitor left',
      ringOf({ status: 'RESCINDED', chatStatus: 'ABANDONED', chatEndedAt: '2026-11-22T14:03:00.000Z' }),
      'The visitor left at 14:03.',
    ],
    ['says that nobody answered', ringOf({ status: 'TIMED_OUT', chatStatus: 'MISSED' }), texts.missed],
    ['says that it was declined', ringOf({ status: 'DECLINED' }), 'You declined this chat.'],
    ['says that the number no longer counts', ringOf({ status: 'FAILED' }), texts.failed],
    ['says that a later round has begun', ringOf({ status: 'RESCINDED' }), texts.movedOn],
    ['says that the chat has ended', ringOf({ status: 'RESCINDED', chatStatus: 'ENDED' }), 'The chat has ended.'],
  ])('%s', (_what, ring, sentence) => {
    expect(said(ring)).toBe(sentence);
  });

  it('adds who answered after all to what was declined', () => {
    expect(view(ringOf({ status: 'DECLINED', chatStatus: 'ACTIVE', ...answered }))).toEqual({
      kind: 'over',
      sentence: 'You declined this chat.',
      detail: 'Cleo answered at 14:02.',
    });
  });
});

describe('a link that its operator snoozed from', () => {
  const snoozed = ringOf({ status: 'DECLINED', snoozedUntil: '2026-11-22T15:00:00.000Z' });
  const shownAt = (now: string, ring: Ring) => linkView(ring, { now: Date.parse(now) }, timeOf, texts);

  it('says until when, and what became of the request', () => {
    const until = '2026-11-22T15:00:00.000Z';
    expect(shownAt('2026-11-22T14:00:00.000Z', snoozed)).toEqual({ kind: 'snoozed', until, detail: undefined });
    const detail = 'Cleo answered at 14:02.';
    expect(shownAt('2026-11-22T14:03:00.000Z', { ...snoozed, ...answered })).toEqual({
      kind: 'snoozed',
      until,
      detail,
    });
  });

  it('says that it was declined once the snooze is over or was taken back', () => {
    expect(shownAt('2026-11-22T15:00:00.000Z', snoozed)).toMatchObject({ sentence: texts.declined });
    expect(shownAt('2026-11-22T14:00:00.000Z', { ...snoozed, snoozedUntil: null })).toMatchObject({
      sentence: texts.declined,
    });
  });
});

describe('a refused tap', () => {
  it.each<[Refusal, string]>([
    [{ __typename: 'ChatTaken', takenBy: 'Cleo', takenAt: '2026-11-22T14:02:00.000Z' }, 'Cleo answered at 14:02.'],
    [{ __typename: 'ChatOver', status: 'ABANDONED' }, 'The visitor left.'],
    [{ __typename: 'ChatOver', status: 'MISSED' }, texts.missed],
    [{ __typename: 'ChatOver', status: 'ENDED' }, 'The chat has ended.'],
    [{ __typename: 'RingRefused', reason: 'OTHER_DEVICE' }, 'This chat is open on another phone.'],
    [{ __typename: 'RingRefused', reason: 'OPERATOR_INACTIVE' }, texts.inactive],
    [{ __typename: 'RingRefused', reason: 'FAILED' }, texts.failed],
    [{ __typename: 'RingRefused', reason: 'RESCINDED' }, texts.movedOn],
    [{ __typename: 'RingRefused', reason: 'DECLINED' }, texts.declined],
  ])('%o says %s', (refusal, sentence) => {
    expect(said(offered({}), refusal)).toBe(sentence);
  });
});

describe('the link of a chat that its operator has', () => {
  const held = { status: 'ACCEPTED' as const, chatStatus: 'ACTIVE' as const, holdsChat: true, ...answered };
  const known = (ring: Ring | null, mine: boolean) => linkView(ring, { mine }, timeOf, texts);

  it('says on another device who answered, and that a new link may be asked for', () => {
    expect(known(ringOf({ ...held, chatChannel: 'MOBILE', newLinksLeft: 3 }), false)).toEqual({
      kind: 'over',
      sentence: 'Cleo answered at 14:02.',
      detail: texts.onOtherDevice,
      renewable: true,
    });
  });

  it('offers no new link once there were three, and says so, also to a tap that came too late', () => {
    const spent = ringOf({ ...held, chatChannel: 'MOBILE', newLinksLeft: 0 });
    const says = { kind: 'over', detail: texts.noMoreLinks };
    expect(known(spent, false)).toEqual({ ...says, sentence: 'Cleo answered at 14:02.' });
    expect(view(spent, { __typename: 'RingRefused', reason: 'OTHER_DEVICE' })).toEqual({
      ...says,
      sentence: texts.otherDevice,
    });
  });

  it('says on the phone that had it who has it now, wherever that is', () => {
    const elsewhere = ringOf({ ...held, holdsChat: false, chatChannel: 'CONSOLE' });
    expect(known(elsewhere, true)).toEqual({ kind: 'over', sentence: 'Cleo answered at 14:02.', detail: undefined });
    expect(known(null, true)).toMatchObject({ sentence: texts.unknownLink, detail: texts.outlived });
  });

  it('takes it back from the console to the phone that had it', () => {
    const view = known(ringOf({ ...held, chatChannel: 'CONSOLE', newLinksLeft: 3 }), true);
    expect(view).toEqual({ kind: 'mine', sentence: texts.atConsole, note: texts.leavesConsole });
  });

  it('gives it to whoever opens a new link first', () => {
    const view = known(ringOf({ ...held, acceptable: true, chatChannel: 'MOBILE', newLinksLeft: 2 }), false);
    expect(view).toEqual({ kind: 'mine', sentence: texts.yourChat, note: texts.leavesDevice });
  });
});

it('shows what the visitor wrote, and nothing else of the transcript', () => {
  expect(visitorWords(offered({}))).toBe('My boiler leaks\nIt is in the cellar');
});

it.each([
  [-5, '0:00'],
  [42, '0:42'],
  [725, '12:05'],
  [3_725, '1:02:05'],
])('says a wait of %s seconds as %s', (seconds, shown) => {
  expect(waitingTime(seconds)).toBe(shown);
});

describe('any link', () => {
  const rings = fc.record({
    status: fc.constantFrom<Ring['status']>('PENDING', 'ACCEPTED', 'DECLINED', 'TIMED_OUT', 'RESCINDED', 'FAILED'),
    acceptable: fc.boolean(),
    chatStatus: fc.constantFrom<Ring['chatStatus']>('WAITING', 'ACTIVE', 'ENDED', 'MISSED', 'ABANDONED'),
    answeredBy: fc.option(fc.constant('Cleo')),
    newLinksLeft: fc.nat(3),
  });

  it('offers the chat only while the server says that it may be accepted, and else says something', () => {
    fc.assert(
      fc.property(rings, (part) => {
        const answeredAt = part.answeredBy === null ? null : '2026-11-22T14:02:00.000Z';
        const shown = view(ringOf({ ...part, answeredAt }));
        if (shown.kind === 'offer') expect(part.acceptable).toBe(true);
        if (shown.kind === 'over') expect(shown.sentence).not.toBe('');
      }),
    );
  });

  it('tells a longer wait as longer', () => {
    const inSeconds = (told: string): number => told.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
    fc.assert(
      fc.property(fc.nat(100_000), (seconds) => {
        expect(inSeconds(waitingTime(seconds))).toBe(seconds);
      }),
    );
  });
});

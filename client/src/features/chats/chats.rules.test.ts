import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupChats, type ListedChat, unreadCount, waitedShare, windowTitle } from './chats.rules';

const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 9, 30, second)).toISOString();

function chat(id: string, more: Partial<ListedChat> = {}): ListedChat {
  return {
    id,
    status: 'ACTIVE',
    createdAt: at(0),
    waitingUntil: null,
    lastSeq: 1,
    operator: null,
    lastMessage: null,
    ...more,
  };
}

const said = (author: string, second: number) => ({ author, createdAt: at(second) });
const ids = (chats: readonly ListedChat[]) => chats.map((one) => one.id);

describe('the list of chats', () => {
  it('puts the waiting chat with least time left on top', () => {
    const late = chat('late', { status: 'WAITING', waitingUntil: at(50) });
    const soon = chat('soon', { status: 'WAITING', waitingUntil: at(20) });
    expect(ids(groupChats([late, soon], 'ada').waiting)).toEqual(['soon', 'late']);
  });

  it('parts the operator’s own from colleagues’, the liveliest first', () => {
    const groups = groupChats(
      [
        chat('old', { operator: { id: 'ada' }, lastMessage: said('VISITOR', 1) }),
        chat('new', { operator: { id: 'ada' }, lastMessage: said('VISITOR', 9) }),
        chat('bens', { operator: { id: 'ben' } }),
      ],
      'ada',
    );
    expect(ids(groups.mine)).toEqual(['new', 'old']);
    expect(ids(groups.others)).toEqual(['bens']);
  });

  it('shows every open chat exactly once and no chat that is over', () => {
    const status = fc.constantFrom('WAITING', 'ACTIVE', 'ENDED', 'MISSED', 'ABANDONED');
    const operator = fc.constantFrom(null, { id: 'ada' }, { id: 'ben' });
    const any = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), status, operator });
    fc.assert(
      fc.property(fc.array(any), (parts) => {
        const chats = parts.map((part) => chat(part.id, part));
        const { waiting, mine, others } = groupChats(chats, 'ada');
        const last = new Map(chats.map((one) => [one.id, one]));
        const open = [...last.values()].filter((one) => one.status === 'WAITING' || one.status === 'ACTIVE');
        expect(ids([...waiting, ...mine, ...others]).sort()).toEqual(ids(open).sort());
      }),
    );
  });
});

describe('unread messages', () => {
  it('are those after the last one read', () => {
    expect(unreadCount(chat('c', { lastSeq: 7, lastMessage: said('VISITOR', 1) }), 4)).toBe(3);
    expect(unreadCount(chat('c', { lastSeq: 7, lastMessage: said('VISITOR', 1) }), 7)).toBe(0);
  });

  it('are none once the operator has replied, from wherever', () => {
    expect(unreadCount(chat('c', { lastSeq: 7, lastMessage: said('OPERATOR', 1) }), 2)).toBe(0);
  });

  it('count the last message alone in a chat never opened here', () => {
    expect(unreadCount(chat('c', { lastSeq: 7, lastMessage: said('VISITOR', 1) }), undefined)).toBe(1);
    expect(unreadCount(chat('c', { lastSeq: 7, lastMessage: said('SYSTEM', 1) }), undefined)).toBe(0);
  });
});

describe('the waiting ring', () => {
  it('fills from the request to its deadline', () => {
    const waiting = { createdAt: at(0), waitingUntil: at(40) };
    expect(waitedShare(waiting, Date.parse(at(10)))).toBe(0.25);
    expect(waitedShare(waiting, Date.parse(at(59)))).toBe(1);
    expect(waitedShare(waiting, Date.parse(at(0)) - 5000)).toBe(0);
    expect(waitedShare({ createdAt: at(0), waitingUntil: null }, Date.parse(at(10)))).toBe(0);
  });
});

it('counts waiting chats in the window’s title', () => {
  expect(windowTitle('Chats', 0)).toBe('Chats · Ringdown');
  expect(windowTitle('History', 2)).toBe('(2) History · Ringdown');
});

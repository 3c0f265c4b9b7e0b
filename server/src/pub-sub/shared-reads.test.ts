import { expect, it } from 'vitest';
import { SharedReads } from './shared-reads.js';

it('what an event leads to is read once for all who ask the same, and again for another event or question', async () => {
  const shared = new SharedReads();
  let reads = 0;
  const read = (): Promise<number> => Promise.resolve((reads += 1));
  const [event, same] = [{ kind: 'CHECK' }, { kind: 'CHECK' }];
  const told = await Promise.all(Array.from({ length: 100 }, () => shared.of(event, 'chats', read)));
  expect(new Set(told)).toEqual(new Set([1]));
  expect(await shared.of(event, 'messages', read)).toBe(2);
  expect(await shared.of(same, 'chats', read)).toBe(3);
  expect(await shared.of(event, 'chats', read)).toBe(1);
});

import { expect, it } from 'vitest';
import { Accepting } from './accepting.js';

it('a chat is accepted by one at a time, and whoever waited looks again, also after a failure', async () => {
  const accepting = new Accepting();
  let fail: (error: Error) => void = () => undefined;
  const first = accepting.alone('a', () => new Promise<string>((_resolve, reject) => (fail = reject)));
  const second = accepting.alone('a', () => Promise.resolve('never asked'));
  expect(await accepting.alone('b', () => Promise.resolve('another chat'))).toBe('another chat');
  fail(new Error('deadlock'));
  await expect(first).rejects.toThrow('deadlock');
  expect(await second).toBeNull();
  expect(await accepting.alone('a', () => Promise.resolve('taken'))).toBe('taken');
});

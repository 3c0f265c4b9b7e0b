import { describe, expect, it } from 'vitest';
import { pack, unpack, type Published } from './envelope.js';
import { chatTopic, departmentTopic } from './topics.js';

const followed = (): boolean => true;
const published: Published[] = [
  [chatTopic('a'), { kind: 'MESSAGE', seq: 7 }],
  [departmentTopic('d'), { kind: 'CHAT_UPDATED', chatId: 'a\nb "c" d' }],
];

describe('what travels between processes', () => {
  it('arrives as it was published, in order', () => {
    expect(unpack('me', pack('somebody', published), followed)).toEqual(published);
  });

  it('is nothing to the process that sent it', () => {
    expect(unpack('me', pack('me', published), followed)).toEqual([]);
  });

  it('is read only where somebody follows the topic', () => {
    expect(unpack('me', pack('somebody', published), (topic) => topic === 'chat:a')).toEqual([published[0]]);
  });

  it.each(['', 'x', 'x\n', 'x\nchat:a', 'x\nchat:a {', 'x\nchat:a null', 'x\nchat:a 5', 'x\n {"kind":"CHAT"}'])(
    'is passed over where it is no event: %j',
    (text) => expect(unpack('me', text, followed)).toEqual([]),
  );

  it('is passed over where this version does not know its kind, and what follows it is not', () => {
    const text = `newer\nchat:a {"kind":"REACTION"}\n${pack('x', published).split('\n').slice(1).join('\n')}`;
    expect(unpack('me', text, followed)).toEqual(published);
  });
});

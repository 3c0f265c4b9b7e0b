import { createHmac, createHash, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { CallbackSignatures, type Callback } from './callback-signatures.js';

const KEY = 'signing-key';
const url = 'https://chat.example.com:8443/hooks/messagebird/status?id=1&status=sent';
let now = new Date('2026-11-22T09:00:00Z');

function callback(jti: string = randomUUID(), at = now): Callback {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const begin = at.getTime() / 1000;
  const claims = {
    iss: 'MessageBird',
    nbf: begin,
    exp: begin + 60,
    jti,
    url_hash: createHash('sha256').update(url).digest('hex'),
  };
  const signed = `${part({ alg: 'HS256' })}.${part(claims)}`;
  return { url, body: null, jwt: `${signed}.${createHmac('sha256', KEY).update(signed).digest('base64url')}` };
}

const signatures = (key: string | null = KEY): CallbackSignatures => new CallbackSignatures(key, () => now);

test('a genuine callback is accepted once', async () => {
  const judge = signatures();
  const genuine = callback('one');
  expect(await judge.accept(genuine)).toBe('one');
  expect(await judge.accept(genuine)).toBeNull();
});

test('of two that arrive at the same moment with one token, one is accepted', async () => {
  const judge = signatures();
  const genuine = callback('one');
  const both = await Promise.all([judge.accept(genuine), judge.accept(genuine)]);
  expect(both.filter((id) => id !== null)).toEqual(['one']);
});

test('one whose effect failed may come again', async () => {
  const judge = signatures();
  const genuine = callback('one');
  await judge.accept(genuine);
  judge.forget('one');
  expect(await judge.accept(genuine)).toBe('one');
});

test('a token used for another address is refused, and does not use up the genuine one', async () => {
  const judge = signatures();
  const genuine = callback('one');
  expect(await judge.accept({ ...genuine, url: `${url}&more=1` })).toBeNull();
  expect(await judge.accept(genuine)).toBe('one');
});

test.each([null, ''])('with the signing key %j nothing is accepted', async (key) => {
  expect(await signatures(key).accept(callback())).toBeNull();
});

test('without a header nothing is accepted', async () => {
  expect(await signatures().accept({ ...callback(), jwt: undefined })).toBeNull();
});

test('five seconds of clock skew are forgiven, seven are not', async () => {
  expect(await signatures().accept(callback(undefined, new Date(now.getTime() + 4000)))).not.toBeNull();
  expect(await signatures().accept(callback(undefined, new Date(now.getTime() + 7000)))).toBeNull();
});

test('thousands of tokens are remembered, and forgotten once they are no longer good', async () => {
  const judge = signatures();
  const first = callback('first');
  await judge.accept(first);
  for (let index = 0; index < 2000; index += 1) await judge.accept(callback());
  expect(await judge.accept(first)).toBeNull();
  now = new Date(now.getTime() + 10 * 60_000);
  await judge.accept(callback());
  expect((judge as unknown as { seen: Map<string, number> }).seen.size).toBe(1);
});

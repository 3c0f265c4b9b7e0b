import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { clientAddress, credentialsOf } from './request.js';

const request = (headers: Record<string, string>, remoteAddress = '10.0.0.1'): IncomingMessage =>
  ({ headers, socket: { remoteAddress } }) as unknown as IncomingMessage;
const nobody = (): boolean => false;
const oneHop = (_address: string, hop: number): boolean => hop < 1;

describe('whose request it is', () => {
  it('is who connected, whatever a header claims, where no proxy is trusted', () => {
    expect(clientAddress(request({ 'x-forwarded-for': '1.2.3.4' }), nobody)).toBe('10.0.0.1');
  });

  it('is whom the trusted proxy names, not whom that one was told of', () => {
    expect(clientAddress(request({ 'x-forwarded-for': '6.6.6.6, 1.2.3.4' }), oneHop)).toBe('1.2.3.4');
  });

  it('is the farthest that is known where everybody is trusted', () => {
    expect(clientAddress(request({ 'x-forwarded-for': '1.2.3.4' }), () => true)).toBe('1.2.3.4');
    expect(clientAddress(request({}), oneHop)).toBe('10.0.0.1');
  });
});

describe('what a request shows of itself', () => {
  const shown = (authorization: unknown, cookie = '') =>
    credentialsOf(request({ cookie, origin: 'http://localhost:4000' }), authorization, 'http://localhost:4000');

  it.each([
    ['Bearer abc', 'abc'],
    ['bearer  abc ', 'abc'],
    ['Bearer', ''],
    ['Bearer ', ''],
    ['Basic abc', null],
    [undefined, null],
    [7, null],
  ])('%s is the bearer token %s', (authorization, bearer) => {
    expect(shown(authorization).bearer).toBe(bearer);
  });

  it('is the cookie of its own name alone', () => {
    expect(shown(undefined, 'a=b; ringdown_session=token; c=d').cookie).toBe('token');
    expect(shown(undefined, '__Host-ringdown_session=token').cookie).toBeNull();
    expect(shown(undefined).cookie).toBeNull();
  });
});

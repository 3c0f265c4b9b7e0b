import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownAddress } from './own-address.rules.js';

const OWN = 'http://localhost:4000';

describe('a browser that opened this machine', () => {
  it('under another of its names is sent to the one where it can sign in', () => {
    expect(ownAddress(OWN, '127.0.0.1:4000', '/settings')).toBe('http://localhost:4000/settings');
    expect(ownAddress('http://127.0.0.1:4000', 'localhost:4000', '/')).toBe('http://127.0.0.1:4000/');
    expect(ownAddress(OWN, '[::1]:4000', '/')).toBe('http://localhost:4000/');
  });

  it.each(['localhost:4000', '127.0.0.1:4001', 'chat.example.com', 'localhost.example.com:4000', ':', undefined])(
    'at %s stays where it is',
    (host) => {
      expect(ownAddress(OWN, host, '/')).toBeNull();
    },
  );

  it('is never sent elsewhere from a public address', () => {
    expect(ownAddress('https://chat.example.com', '127.0.0.1:4000', '/')).toBeNull();
  });
});

describe('any host', () => {
  it('leads to the own address or nowhere: nobody is sent to another by the Host they wrote', () => {
    const hosts = fc.oneof(fc.string(), fc.domain(), fc.constantFrom('127.0.0.1:4000', '[::1]:4000', 'localhost:4000'));
    const paths = fc.string().map((path) => `/${path}`);
    fc.assert(
      fc.property(hosts, paths, (host, path) => {
        expect([null, OWN + path]).toContain(ownAddress(OWN, host, path));
        expect(ownAddress('https://chat.example.com', host, path)).toBeNull();
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { cleanOrigins } from './origin.rules.js';

describe('the origins that may carry a widget', () => {
  it('are scheme, host and port, each once, a slash at the end forgiven', () => {
    const given = ['https://shop.example', 'HTTPS://Shop.example/', ' http://localhost:3000 ', 'http://[::1]'];
    expect(cleanOrigins(given)).toEqual(['https://shop.example', 'http://localhost:3000', 'http://[::1]']);
  });

  it.each([
    'shop.example',
    'https://shop.example/path',
    'https://shop.example?x',
    'https://user@shop.example',
    'https://*.shop.example',
    'ftp://shop.example',
    'https://shop.example:443',
    'https://shop.example:99999',
    'null',
    '*',
    '',
  ])('are never %s', (origin) => {
    expect(() => cleanOrigins([origin])).toThrow('scheme, host and port alone');
  });
});

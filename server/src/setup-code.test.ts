import { describe, expect, it } from 'vitest';
import { needsSetupCode, setupCode } from './setup-code.js';

describe('the set-up code', () => {
  it('is wanted unless the server is reached from its own machine alone', () => {
    for (const url of ['http://localhost:4000', 'http://127.0.0.1:4000', 'http://[::1]:4000', 'http://a.localhost']) {
      expect(needsSetupCode(url)).toBe(false);
    }
    for (const url of ['https://chat.example.com', 'http://localhost.example.com', 'http://192.168.1.5:4000']) {
      expect(needsSetupCode(url)).toBe(true);
    }
  });

  it('is the same for processes that share a database with a password', () => {
    const env = { databaseUrl: 'mysql://ringdown:long-password@db/ringdown' };
    expect(setupCode(env)).toBe(setupCode(env));
    expect(setupCode(env)).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/);
  });

  it('is a new one at each start otherwise', () => {
    expect(setupCode({ databaseUrl: null })).not.toBe(setupCode({ databaseUrl: null }));
    expect(setupCode({ databaseUrl: 'mysql://root@db/x' })).not.toBe(setupCode({ databaseUrl: 'mysql://root@db/x' }));
  });
});

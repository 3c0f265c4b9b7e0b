import { describe, expect, it } from 'vitest';
import { EnvError, readEnv } from './env.js';

const MESSAGEBIRD = { MESSAGEBIRD_ACCESS_KEY: 'key', MESSAGEBIRD_ORIGINATOR: 'Ringdown' };

function faultsOf(source: Record<string, string>): string[] {
  try {
    readEnv(source);
  } catch (error) {
    if (error instanceof EnvError) return error.faults;
    throw error;
  }
  return [];
}

describe('the environment', () => {
  it('needs no variable at all: SQLite, the simulator and the demo', () => {
    expect(readEnv({})).toEqual({
      port: 4000,
      host: '127.0.0.1',
      publicUrl: null,
      databaseUrl: null,
      dataDir: './data',
      redisUrl: null,
      smsProvider: 'simulator',
      messageBird: null,
      smtpUrl: null,
      demo: true,
      signUp: 'closed',
      presenceGraceSeconds: 20,
      trustProxy: null,
      drainSeconds: 4,
      maxConnections: 15_000,
      maxConnectionsPerAddress: 2000,
      documentCacheSize: 500,
      logLevel: 'info',
    });
  });

  it('takes an empty variable as an absent one', () => {
    expect(readEnv({ PORT: '', DATABASE_URL: ' ', DEMO: '', SMS_PROVIDER: '' })).toEqual(readEnv({}));
  });

  it('serves no demo in production unless asked to', () => {
    expect(readEnv({ NODE_ENV: 'production' }).demo).toBe(false);
    expect(readEnv({ NODE_ENV: 'production', DEMO: 'true' }).demo).toBe(true);
  });

  it('chooses MessageBird where its key is set, and no demo with it', () => {
    const env = readEnv({ ...MESSAGEBIRD, MESSAGEBIRD_SIGNING_KEY: 'sign' });
    expect(env.smsProvider).toBe('messagebird');
    expect(env.demo).toBe(false);
    expect(env.messageBird).toEqual({
      accessKey: 'key',
      signingKey: 'sign',
      originator: 'Ringdown',
      apiUrl: 'https://rest.messagebird.com',
    });
  });

  it('keeps to the simulator where that is chosen, whatever keys there are', () => {
    expect(readEnv({ ...MESSAGEBIRD, SMS_PROVIDER: 'simulator' }).messageBird).toBeNull();
  });

  it('reads what is behind which proxies', () => {
    expect(readEnv({ TRUST_PROXY: '1' }).trustProxy).toBe(1);
    expect(readEnv({ TRUST_PROXY: 'loopback, 10.0.0.0/8' }).trustProxy).toEqual(['loopback', '10.0.0.0/8']);
  });

  it('tells PUBLIC_URL without a slash at the end', () => {
    expect(readEnv({ PUBLIC_URL: 'https://chat.example.com/' }).publicUrl).toBe('https://chat.example.com');
  });

  it.each([
    [{ PORT: '65536' }, 'PORT'],
    [{ PORT: '-1' }, 'PORT'],
    [{ PORT: '40.5' }, 'PORT'],
    [{ PORT: 'http' }, 'PORT'],
    [{ PUBLIC_URL: 'chat.example.com' }, 'PUBLIC_URL'],
    [{ PUBLIC_URL: 'ftp://chat.example.com' }, 'PUBLIC_URL'],
    [{ PUBLIC_URL: 'https://chat.example.com/ringdown' }, 'PUBLIC_URL'],
    [{ PUBLIC_URL: 'https://user@chat.example.com' }, 'PUBLIC_URL'],
    [{ DATABASE_URL: 'postgres://localhost/ringdown' }, 'DATABASE_URL'],
    [{ DATABASE_URL: 'localhost:3306' }, 'DATABASE_URL'],
    [{ DATABASE_URL: 'mysql://user@localhost:3306' }, 'DATABASE_URL'],
    [{ REDIS_URL: 'localhost:6379' }, 'REDIS_URL'],
    [{ DRAIN_SECONDS: '301' }, 'DRAIN_SECONDS'],
    [{ SMS_PROVIDER: 'twilio' }, 'SMS_PROVIDER'],
    [{ SMS_PROVIDER: 'messagebird', MESSAGEBIRD_ORIGINATOR: 'Ringdown' }, 'MESSAGEBIRD_ACCESS_KEY'],
    [{ MESSAGEBIRD_ACCESS_KEY: 'key' }, 'MESSAGEBIRD_ORIGINATOR'],
    [{ ...MESSAGEBIRD, MESSAGEBIRD_ORIGINATOR: 'Ringdown Limited' }, 'MESSAGEBIRD_ORIGINATOR'],
    [{ ...MESSAGEBIRD, MESSAGEBIRD_API_URL: 'https://rest.example/v1' }, 'MESSAGEBIRD_API_URL'],
    [{ ...MESSAGEBIRD, MESSAGEBIRD_API_URL: 'rest.example' }, 'MESSAGEBIRD_API_URL'],
    [{ SMTP_URL: 'mail.example:25' }, 'SMTP_URL'],
    [{ DEMO: 'yes' }, 'DEMO'],
    [{ ...MESSAGEBIRD, DEMO: 'true' }, 'DEMO'],
    [{ SIGN_UP: 'invite' }, 'SIGN_UP'],
    [{ PRESENCE_GRACE_SECONDS: '1.5' }, 'PRESENCE_GRACE_SECONDS'],
    [{ TRUST_PROXY: '*' }, 'TRUST_PROXY'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
  ])('refuses %o, naming %s alone', (source, name) => {
    const faults = faultsOf(source);
    expect(faults.map((fault) => fault.split(':')[0])).toEqual([name]);
  });

  it('tells every fault at once', () => {
    const faults = faultsOf({ PORT: 'x', SIGN_UP: 'x', MESSAGEBIRD_ACCESS_KEY: 'key', DEMO: 'true' });
    expect(faults.map((fault) => fault.split(':')[0])).toEqual(['PORT', 'SIGN_UP', 'MESSAGEBIRD_ORIGINATOR', 'DEMO']);
  });

  it('repeats no value of a variable in a fault', () => {
    const told = faultsOf({ DATABASE_URL: 'postgres://u:secret@h/d', MESSAGEBIRD_ACCESS_KEY: 'two words secret' });
    expect(told.join()).not.toContain('secret');
  });
});

import { QueryFailedError } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { createLog } from './log.js';

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog('trace', { write: (line) => lines.push(line) }));
  return lines.join('');
}

describe('the log', () => {
  it('keeps out what is secret, wherever it stands in a line', () => {
    const text = logged((log) => {
      log.info({
        token: 'SECRET',
        input: { password: 'SECRET' },
        headers: { cookie: 'SECRET', authorization: 'SECRET' },
      });
      log.info({ sms: { body: 'SECRET', recipient: 'SECRET' }, request: { variables: { a: 'SECRET' } } });
    });
    expect(text).toContain('[kept out]');
    expect(text).not.toContain('SECRET');
  });

  it('tells a failed query without its values', () => {
    const driver = Object.assign(new Error("Duplicate entry 'SECRET' for key 'x', +31612345678"), {
      code: 'ER_DUP_ENTRY',
    });
    const text = logged((log) => log.error({ err: new QueryFailedError('INSERT', ['SECRET'], driver) }, 'It failed'));
    expect(text).toContain('ER_DUP_ENTRY');
    expect(text).not.toContain('SECRET');
    expect(text).not.toContain('31612345678');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alarmMail } from './alarm-mail.rules.js';

describe('the mail about a department that reaches nobody', () => {
  const { subject, text } = alarmMail({
    departmentName: 'Sales',
    since: new Date('2026-11-22T14:03:00Z'),
    timeZone: 'Europe/Amsterdam',
    operators: [
      { name: 'Ben', reason: 'Mobile Chat is off.' },
      { name: 'Cleo', reason: 'Snoozed until 16:00 (Europe/Amsterdam).' },
    ],
    coverageUrl: 'https://chat.example.com/settings/coverage?department=1',
  });

  it("names the department, and since when, in the reader's own zone", () => {
    expect(subject).toBe('Nobody can be reached in Sales');
    expect(text).toContain('Since Sunday 22 November 2026, 15:03 (Europe/Amsterdam), visitors who ask Sales');
  });

  it('says of each operator why the phone does not ring, and where to look', () => {
    expect(text).toContain('- Ben: Mobile Chat is off.');
    expect(text).toContain('- Cleo: Snoozed until 16:00 (Europe/Amsterdam).');
    expect(text).toContain('https://chat.example.com/settings/coverage?department=1');
  });
});

describe('any such mail', () => {
  it('tells each operator once with the reason, one subject of one line, and where to look', () => {
    const line = fc.string({ minLength: 1, maxLength: 40 }).map((words) => words.replace(/[\r\n]/g, ' '));
    const people = fc.array(fc.record({ name: line, reason: line }), { maxLength: 5 });
    fc.assert(
      fc.property(line, people, fc.webUrl(), (departmentName, operators, coverageUrl) => {
        const since = new Date('2026-11-22T14:03:00Z');
        const mail = alarmMail({ departmentName, since, timeZone: 'UTC', operators, coverageUrl });
        const lines = mail.text.split('\n');
        for (const { name, reason } of operators) expect(lines).toContain(`- ${name}: ${reason}`);
        expect(lines.filter((one) => one.startsWith('- ')).length).toBeGreaterThanOrEqual(operators.length);
        expect(lines).toContain(coverageUrl);
        expect(mail.subject).toBe(`Nobody can be reached in ${departmentName}`);
      }),
    );
  });
});

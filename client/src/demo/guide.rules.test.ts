import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextStep, STEPS, type Situation } from './guide.rules';
import type { Demo, Request } from './operations';

const phone = (operatorName: string, loggedIn = false): Demo['phones'][number] => ({
  operatorId: operatorName,
  operatorName,
  phoneNumber: '+31612345601',
  loggedIn,
  messages: [],
});
const mail = { id: 'mail', to: 'sales@demo.example', subject: 'Chat', text: '', sentAt: '2026-11-22T14:05:00.000Z' };
const request = (chatStatus: Request['chatStatus']): Request => ({
  chatStatus,
  answeredBy: chatStatus === 'ACTIVE' || chatStatus === 'ENDED' ? 'Ben' : null,
  chatEndedAt: chatStatus === 'ENDED' ? '2026-11-22T14:04:00.000Z' : null,
});
const step = (part: Partial<Situation>, stage: Partial<Demo> = {}) =>
  nextStep({
    demo: { accounts: [], phones: [phone('Ada'), phone('Ben')], mailbox: [], ...stage },
    request: undefined,
    phoneOpen: false,
    opened: new Set(),
    ...part,
  });

describe('what the guide says next', () => {
  it('begins with the question to the shop', () => {
    expect(step({})).toMatchObject({ number: 1, place: 'shop' });
  });

  it('points to the phones while they ring, and to Accept once one shows the request', () => {
    expect(step({ request: request('WAITING') }).text).toContain('Tap the link');
    expect(step({ request: request('WAITING'), phoneOpen: true }).text).toContain('Accept');
  });

  it('says that whoever signed in meanwhile sees the visitor too', () => {
    const phones = [phone('Ada', true), phone('Ben', true)];
    expect(step({ request: request('WAITING') }, { phones }).text).toMatch(/^Ada and Ben are at the console/);
  });

  it('names who answered', () => {
    expect(step({ request: request('ACTIVE') })).toMatchObject({ number: 3, text: expect.stringMatching(/^Ben/) });
  });

  it('waits for the transcript, then asks to open it, then to sign in', () => {
    const ended = { request: request('ENDED') };
    expect(step(ended).text).toContain('on its way');
    expect(step(ended, { mailbox: [mail] })).toMatchObject({ number: 4, place: 'mailbox' });
    expect(step({ ...ended, opened: new Set(['mail']) }, { mailbox: [mail] })).toMatchObject({ number: 5 });
  });

  it('does not take an older mail for the transcript', () => {
    const older = { ...mail, sentAt: '2026-11-22T14:00:00.000Z' };
    expect(step({ request: request('ENDED') }, { mailbox: [older] }).text).toContain('on its way');
  });

  it('sends a visitor whom nobody answered to the form', () => {
    expect(step({ request: request('MISSED') }).text).toContain('Leave the message');
  });

  it('asks again after the visitor left', () => {
    expect(step({ request: request('ABANDONED') })).toMatchObject({ number: 1 });
  });

  it('says that no phone will ring while somebody is at the console', () => {
    const phones = [phone('Ada', true), phone('Ben')];
    expect(step({}, { phones }).text).toBe(
      'Ada is at the console. Ask the shop again: no phone rings, the console does.',
    );
  });
});

it('always has one thing to try, and never sends to a mailbox that is empty of what it names', () => {
  const statuses = fc.constantFrom<Request['chatStatus']>('WAITING', 'ACTIVE', 'ENDED', 'MISSED', 'ABANDONED');
  fc.assert(
    fc.property(
      fc.option(statuses),
      fc.array(fc.boolean(), { maxLength: 3 }),
      fc.boolean(),
      (status, consoles, open) => {
        const phones = consoles.map((loggedIn, at) => phone(`Operator ${at}`, loggedIn));
        const told = step({ request: status === null ? undefined : request(status), phoneOpen: open }, { phones });
        expect(told.number).toBeGreaterThanOrEqual(1);
        expect(told.number).toBeLessThanOrEqual(STEPS);
        expect(told.text).toMatch(/[.:]$/);
        if (status === 'WAITING') expect(told.place).toBe('phones');
        else if (status !== 'ACTIVE' && consoles.includes(true)) expect(told.text).toContain('no phone rings');
      },
    ),
  );
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ringSteps, ringWord, routingWords } from './rings.rules';

const event = (kind: Parameters<typeof ringSteps>[0]['events'] extends readonly (infer E)[] | null ? E : never) => kind;
const words = (steps: { words: string }[]) => steps.map((step) => step.words);
const request = { purpose: 'REQUEST' } as const;
const at = '2026-11-22T14:03:00Z';

it('tells a delivered, opened and answered ring in order', () => {
  const steps = ringSteps({
    ...request,
    status: 'ACCEPTED',
    smsStatus: 'DELIVERED',
    events: [
      event({ kind: 'QUEUED', at, detail: null }),
      event({ kind: 'SENT', at, detail: null }),
      event({ kind: 'DELIVERED', at, detail: null }),
      event({ kind: 'OPENED', at, detail: null }),
      event({ kind: 'TIMED_OUT', at, detail: null }),
      event({ kind: 'ACCEPTED', at, detail: null }),
    ],
  });
  expect(words(steps)).toEqual(['Asked', 'SMS sent', 'SMS delivered', 'Link opened', 'No answer in time', 'Accepted']);
});

it('tells why a phone was not reached', () => {
  const detail = 'The network does not know this number';
  const [step] = ringSteps({
    ...request,
    status: 'FAILED',
    smsStatus: 'FAILED',
    events: [event({ kind: 'FAILED', at, detail })],
  });
  expect(step).toEqual({ words: 'Not reached', detail, at });
});

it('says what an SMS waits for while it rings, without a time that nobody knows', () => {
  const ringing = { ...request, status: 'PENDING', smsStatus: 'BUFFERED', events: [] } as const;
  expect(ringSteps(ringing)).toEqual([{ words: 'SMS waits for the phone', detail: null, at: null }]);
  expect(ringSteps({ ...ringing, status: 'RESCINDED' })).toEqual([]);
});

it('says what a ring is for, where it is not for a request', () => {
  const ring = { status: 'PENDING', smsStatus: 'SENT', events: [event({ kind: 'QUEUED', at, detail: null })] } as const;
  expect(words(ringSteps({ ...ring, purpose: 'RESUME' }))).toEqual(['Asked to come back']);
  expect(words(ringSteps({ ...ring, purpose: 'TRANSFER' }))).toEqual(['Asked to take over']);
});

it('has a word for a ring and for the way a request is offered', () => {
  expect(ringWord('TIMED_OUT').words).toBe('No answer');
  expect(routingWords('NOBODY')).toBe('Nobody could be reached');
});

it('tells every event once and in its order, and at most one thing more while it rings', () => {
  const kinds = [
    'QUEUED',
    'SENT',
    'UNKNOWN',
    'DELIVERED',
    'OPENED',
    'ACCEPTED',
    'DECLINED',
    'TIMED_OUT',
    'RESCINDED',
    'FAILED',
    'CANCELLED',
  ] as const;
  const instants = fc.integer({ min: 0, max: 1_000_000 }).map((ms) => new Date(ms).toISOString());
  const events = fc.array(fc.record({ kind: fc.constantFrom(...kinds), at: instants, detail: fc.option(fc.string()) }));
  const statuses = fc.constantFrom('PENDING' as const, 'ACCEPTED' as const, 'TIMED_OUT' as const, 'FAILED' as const);
  const sms = fc.constantFrom(
    'QUEUED' as const,
    'SENDING' as const,
    'SENT' as const,
    'BUFFERED' as const,
    'DELIVERED' as const,
  );
  fc.assert(
    fc.property(events, statuses, sms, (told, status, smsStatus) => {
      const steps = ringSteps({ ...request, status, smsStatus, events: told });
      expect(steps.slice(0, told.length).map(({ at: when, detail }) => ({ at: when, detail }))).toEqual(
        told.map(({ at: when, detail }) => ({ at: when, detail })),
      );
      expect(steps.every(({ words: said }) => said !== '')).toBe(true);
      expect(steps.length - told.length).toBeLessThanOrEqual(status === 'PENDING' ? 1 : 0);
    }),
  );
});

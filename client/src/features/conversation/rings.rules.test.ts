import { expect, it } from 'vitest';
import { ringSteps } from './rings.rules';

const ring = { createdAt: '1', sentAt: null, deliveredAt: null, endedAt: null } as const;
const words = (steps: { words: string }[]) => steps.map((step) => step.words);

it('tells a delivered and answered ring in order', () => {
  const steps = ringSteps({
    ...ring,
    status: 'ACCEPTED',
    smsStatus: 'DELIVERED',
    sentAt: '2',
    deliveredAt: '3',
    endedAt: '4',
  });
  expect(words(steps)).toEqual(['Asked', 'SMS sent', 'SMS delivered', 'Accepted']);
});

it('keeps the SMS and the ring apart', () => {
  const steps = ringSteps({
    ...ring,
    status: 'TIMED_OUT',
    smsStatus: 'DELIVERED',
    sentAt: '2',
    deliveredAt: '3',
    endedAt: '4',
  });
  expect(words(steps)).toEqual(['Asked', 'SMS sent', 'SMS delivered', 'No answer']);
});

it('says that an SMS was never sent when the chat was taken first', () => {
  expect(words(ringSteps({ ...ring, status: 'RESCINDED', smsStatus: 'CANCELLED', endedAt: '2' }))).toEqual([
    'Asked',
    'SMS never sent',
    'Called off',
  ]);
});

it('does not claim to know an outcome that nobody told', () => {
  expect(words(ringSteps({ ...ring, status: 'PENDING', smsStatus: 'UNKNOWN' }))).toEqual(['Asked', 'SMS perhaps sent']);
});

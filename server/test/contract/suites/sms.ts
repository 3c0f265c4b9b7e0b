import { describe, it } from 'vitest';
import { SmsStatus } from '../../../src/vocabulary.js';
import type { Operator } from '../../harness/operator.js';
import type { Visitor } from '../../harness/visitor.js';
import * as answers from '../../messagebird/answers.js';
import type { Plan } from '../../messagebird/messagebird-double.js';
import type { AcceptedMessage } from '../../messagebird/wire-message.js';
import { runUntil } from '../contract-client.js';
import { justNow, stage } from '../stage.js';

const RINGS = `query ($id: ID!) { chat(id: $id) { rings {
  status smsStatus sentAt deliveredAt endedAt operator { id } } } }`;

interface Rung {
  ben: Operator;
  visitor: Visitor;
  /** Waits until the chat's only ring looks like this. */
  becomes: (ring: Record<string, unknown>) => Promise<void>;
  message: () => Promise<AcceptedMessage>;
}

/** Ben is rung; his SMS is answered by the provider as planned. */
async function rung(plan: Plan): Promise<Rung> {
  const shop = await stage.ringdown.shop();
  const ben = await shop.operator();
  const number = ben.phone.number.replace('+', '');
  const visitor = shop.visitor();
  const { double } = stage.ringdown;
  double.plan(number, plan);
  const posts = double.posts.length;
  const { chat } = await visitor.requestsChat();
  // Before this it is QUEUED for another reason: nobody has tried to send it yet.
  await double.seen(posts + 1);
  const becomes = async (ring: Record<string, unknown>): Promise<void> => {
    await runUntil(ben.api, RINGS, { id: chat.id }, { chat: { rings: [{ operator: { id: ben.id }, ...ring }] } });
  };
  return { ben, visitor, becomes, message: () => double.take(number) };
}

/** An answer that is given only when told to; `asked` resolves when the provider has the message. */
function heldBack(): { answer: answers.Answer; asked: Promise<() => void> } {
  let hold: (giveAnswer: () => void) => void = () => undefined;
  const asked = new Promise<() => void>((resolve) => (hold = resolve));
  const write: answers.Answer['write'] = (response, ordinary) => hold(() => answers.accept.write(response, ordinary));
  return { answer: { accepts: true, write }, asked };
}

/** What becomes of a ring's SMS. */
export function smsSuite(): void {
  describe("the status of a ring's SMS", () => {
    it('is SENDING while the provider has it, SENT when it took it, BUFFERED, then DELIVERED as reported', async () => {
      const { answer, asked } = heldBack();
      const { becomes, message } = await rung({ answer });
      const giveAnswer = await asked;
      await becomes({ status: 'PENDING', smsStatus: 'SENDING', sentAt: null, deliveredAt: null });
      giveAnswer();
      await becomes({ status: 'PENDING', smsStatus: 'SENT', sentAt: justNow(), deliveredAt: null });
      const sms = await message();
      await stage.ringdown.double.sendReport(sms, { status: SmsStatus.BUFFERED, afterMs: 1 });
      await becomes({ smsStatus: 'BUFFERED', deliveredAt: null });
      await stage.ringdown.double.sendReport(sms, { status: SmsStatus.DELIVERED, afterMs: 2 });
      await becomes({ status: 'PENDING', smsStatus: 'DELIVERED', deliveredAt: justNow() });
    });

    it('is QUEUED while the provider wants it later, and CANCELLED when the visitor leaves before', async () => {
      const { becomes, visitor } = await rung({ answer: answers.answer(429, '{}', { 'Retry-After': '60' }) });
      await becomes({ status: 'PENDING', smsStatus: 'QUEUED', sentAt: null });
      await visitor.ends();
      await becomes({ status: 'RESCINDED', smsStatus: 'CANCELLED', endedAt: justNow() });
    });

    it('is FAILED when the network cannot deliver it, and so is the ring', async () => {
      const { becomes, message } = await rung({});
      const step = { status: SmsStatus.FAILED, afterMs: 1, reason: 'unknown subscriber', errorCode: 1 };
      await stage.ringdown.double.sendReport(await message(), step);
      await becomes({ status: 'FAILED', smsStatus: 'FAILED', endedAt: justNow() });
    });

    it('is EXPIRED when the phone could not be reached in time', async () => {
      const { becomes, message } = await rung({});
      await stage.ringdown.double.sendReport(await message(), { status: SmsStatus.EXPIRED, afterMs: 1 });
      await becomes({ smsStatus: 'EXPIRED' });
    });

    it('is UNKNOWN when the provider gave no sensible answer', async () => {
      const { becomes } = await rung({ answer: answers.answer(500, '{}') });
      await becomes({ smsStatus: 'UNKNOWN', deliveredAt: null });
    });
  });
}

import type { LookUpOutcome, OutgoingSms, SendOutcome, SmsProvider } from '../../src/sms/sms-provider.js';
import type { Life } from '../server/life.js';
import type { NetworkMessage, SmsNetwork } from './sms-network.js';

/** How long a provider that says nothing is waited for. */
const PATIENCE_MS = 8000;

/** The calls as the observer sees them. */
export interface CallHooks {
  /** A process hands a message over, at this instant. */
  begun(life: Life, sms: OutgoingSms): void;
  /** The provider said that it certainly did not take a message. */
  notTaken(reference: string): void;
}

/** The provider as one process reaches it: calls take their time, and a process may die during each. */
export function providerOf(life: Life, network: SmsNetwork, hooks: CallHooks): SmsProvider {
  return {
    name: 'messagebird',
    send: (sms) => send(life, network, hooks, sms),
    lookUpById: (id) => lookUp(life, network, (message) => message.id === id),
    lookUpByReference: (reference) => lookUp(life, network, (message) => message.reference === reference),
    close: () => undefined,
  };
}

async function send(life: Life, network: SmsNetwork, hooks: CallHooks, sms: OutgoingSms): Promise<SendOutcome> {
  const { random } = life.world;
  hooks.begun(life, sms);
  await life.gate(random.int(0, 100));
  const fate = network.fate();
  life.world.note(`${life.name} hands ${life.world.trace.name('sms', sms.reference)} to the provider: ${fate}`);
  switch (fate) {
    case 'accepted': {
      const { id } = network.take(sms);
      await life.gate(random.chance(0.8) ? random.int(20, 400) : random.int(400, 7000));
      return { kind: 'accepted', providerMessageId: id, status: 'SENT' };
    }
    case 'refused':
      hooks.notTaken(sms.reference);
      await life.gate(random.int(20, 400));
      return { kind: 'refused', reason: 'It does not take this number', code: 9, alarm: false };
    case 'notAccepted':
      hooks.notTaken(sms.reference);
      await life.gate(random.int(20, 3000));
      return {
        kind: 'notAccepted',
        reason: 'It is busy',
        retryAfterSeconds: random.chance(0.3) ? random.int(1, 8) : null,
      };
    case 'neverArrived':
      await life.gate(PATIENCE_MS);
      return unknown(null);
    case 'answerLost': {
      const { id } = network.take(sms);
      await life.gate(PATIENCE_MS);
      return unknown(random.chance(0.2) ? id : null);
    }
    case 'arrivesLate':
      life.world.schedule(random.int(0, 12_000), null, () => network.take(sms));
      await life.gate(PATIENCE_MS);
      return unknown(null);
  }
}

function unknown(providerMessageId: string | null): SendOutcome {
  return { kind: 'unknown', reason: 'It did not answer in time', providerMessageId };
}

async function lookUp(
  life: Life,
  network: SmsNetwork,
  wanted: (message: NetworkMessage) => boolean,
): Promise<LookUpOutcome> {
  const { random } = life.world;
  await life.gate(random.int(20, 800));
  if (random.chance(network.traits.troubles / 2)) return { kind: 'unavailable', reason: 'It is busy' };
  const message = network.find(wanted);
  if (!message) return { kind: 'absent' };
  const { id, status, errorCode } = message;
  return { kind: 'found', state: { providerMessageId: id, status, errorCode } };
}

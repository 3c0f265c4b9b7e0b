import type { LookUpOutcome, SmsProvider } from '../sms-provider.js';
import { DELIVERED_SOON, stepAt } from './message-model.rules.js';

/** Who simulated messages come from. */
const ORIGINATOR = 'Ringdown';

/** A message as a simulated phone has it. */
export interface SimulatedMessage {
  id: string;
  reference: string;
  recipient: string;
  originator: string;
  body: string;
  receivedAt: Date;
}

/** Where simulated phones keep their messages. */
export interface SimulatedStore {
  add(message: SimulatedMessage): Promise<void>;
  byId(id: string): Promise<SimulatedMessage | null>;
  byReference(reference: string): Promise<SimulatedMessage | null>;
}

/** What the simulator is handed. */
export interface SimulatorConfig {
  store: SimulatedStore;
  now: () => Date;
  newId: () => string;
}

/** A provider whose phones are on the demo page: every message arrives, and is reported delivered a moment later. */
export function simulatorProvider({ store, now, newId }: SimulatorConfig): SmsProvider {
  return {
    name: 'simulator',
    send: async ({ reference, recipient, body }) => {
      const id = newId();
      await store.add({ id, reference, recipient, body, originator: ORIGINATOR, receivedAt: now() });
      return { kind: 'accepted', providerMessageId: id, status: stepAt(DELIVERED_SOON, now(), now()).status };
    },
    lookUpById: async (id) => stateOf(await store.byId(id), now()),
    lookUpByReference: async (reference) => stateOf(await store.byReference(reference), now()),
    close: () => undefined,
  };
}

function stateOf(message: SimulatedMessage | null, now: Date): LookUpOutcome {
  if (!message) return { kind: 'absent' };
  const { status, errorCode } = stepAt(DELIVERED_SOON, message.receivedAt, now);
  return { kind: 'found', state: { providerMessageId: message.id, status, errorCode: errorCode ?? null } };
}

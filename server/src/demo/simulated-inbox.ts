import { demoTopic } from '../pub-sub/topics.js';
import type { Services } from '../services.js';
import type { SimulatedStore } from '../sms/simulator/simulator-provider.js';
import { SmsMessage } from '../sms/sms-message.entity.js';
import { SimulatedSms } from './simulated-sms.entity.js';

/** The simulated phones' messages, in the database. A message belongs to the organization that sent it. */
export function simulatedInbox(services: Services): SimulatedStore {
  return {
    add: (message) =>
      services.db.write(async (manager) => {
        const { organizationId } = await manager.findOneByOrFail(SmsMessage, { id: message.reference });
        await manager.insert(SimulatedSms, { ...message, organizationId });
        services.db.afterCommit(() => services.pubSub.publish(demoTopic(organizationId), { kind: 'DEMO' }));
      }),
    byId: (id) => services.db.read.findOneBy(SimulatedSms, { id }),
    byReference: (reference) => services.db.read.findOneBy(SimulatedSms, { reference }),
  };
}

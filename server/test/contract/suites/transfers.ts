import { describe, it } from 'vitest';
import type { Shop } from '../../harness/given.js';
import type { Operator } from '../../harness/operator.js';
import { run } from '../contract-client.js';
import { stage, timeIn } from '../stage.js';

const TRANSFER = `mutation ($input: TransferChatInput!) { transferChat(input: $input) { __typename
  ... on ChatTransferred { chat { id status operator { id name } } }
  ... on TransferRinging { until chat { id operator { id name } } }
  ... on NobodyAvailable { department { id name reachability } } } }`;

/** Ben has a chat at the console. */
async function bensChat(): Promise<{ shop: Shop; ben: Operator; chatId: string }> {
  const shop = await stage.ringdown.shop({ maximumWaitSeconds: 90 });
  const ben = await shop.operator({ onDuty: false });
  await ben.opensConsole();
  const { chat } = await shop.visitor().requestsChat();
  await ben.accepts(chat.id);
  return { shop, ben, chatId: chat.id };
}

/** Chats that are handed over. */
export function transfersSuite(): void {
  describe('a transfer', () => {
    it('to an operator at the console hands the chat over at once', async () => {
      const { shop, ben, chatId } = await bensChat();
      const cleo = await shop.operator({ name: 'Cleo', onDuty: false });
      await cleo.opensConsole();
      (await run(ben.api, TRANSFER, { input: { chatId, operatorId: cleo.id } })).has({
        transferChat: {
          __typename: 'ChatTransferred',
          chat: { id: chatId, status: 'ACTIVE', operator: { id: cleo.id, name: 'Cleo' } },
        },
      });
    });

    it('to a department of which nobody is at the console rings its phones while the sender keeps the chat', async () => {
      const { shop, ben, chatId } = await bensChat();
      const departmentId = await shop.department('Support');
      const cleo = await shop.operator({ name: 'Cleo', departmentIds: [departmentId] });
      (await run(ben.api, TRANSFER, { input: { chatId, departmentId } })).has({
        transferChat: {
          __typename: 'TransferRinging',
          until: timeIn(90),
          chat: { id: chatId, operator: { id: ben.id, name: 'Ben' } },
        },
      });
      await (await cleo.phone.expectRing()).declines();
    });

    it('to a department where nobody can be reached is NobodyAvailable', async () => {
      const { shop, ben, chatId } = await bensChat();
      const departmentId = await shop.department('Support');
      (await run(ben.api, TRANSFER, { input: { chatId, departmentId } })).has({
        transferChat: {
          __typename: 'NobodyAvailable',
          department: { id: departmentId, name: 'Support', reachability: 'NOBODY' },
        },
      });
    });
  });
}

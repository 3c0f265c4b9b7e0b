import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../src/admin/commands.js';
import { CREATE_OPERATOR, REQUEST_CHAT, SEND_MESSAGE } from '../../harness/documents.js';
import { newEmail } from '../../harness/given.js';
import { stage } from '../stage.js';

/** The codes of refusals (environment.md, "Errors"). Expected outcomes are types, and tested as such. */
export function errorsSuite(): void {
  describe('a refusal', () => {
    it('is UNAUTHENTICATED to nobody in particular, and to a token that is no good', async () => {
      const { anonymous } = stage.ringdown;
      expect((await anonymous.refusal('{ organization { id } }')).code).toBe('UNAUTHENTICATED');
      const forged = anonymous.as({ bearer: 'forged' });
      expect((await forged.refusal('{ me { id } }')).code).toBe('UNAUTHENTICATED');
    });

    it('is FORBIDDEN to an operator where an administrator is wanted', async () => {
      const shop = await stage.ringdown.shop();
      const ben = await shop.operator({ onDuty: false });
      const input = { name: 'Cleo', email: newEmail(), password: 'long enough', departmentIds: [] };
      expect((await ben.api.refusal(CREATE_OPERATOR, { input })).code).toBe('FORBIDDEN');
    });

    it('is NOT_FOUND for what does not exist, and alike for what another organization has', async () => {
      const [shop, other] = [await stage.ringdown.shop(), await stage.ringdown.shop()];
      const query = 'query ($id: ID!) { whoWouldRing(departmentId: $id) { reachability } }';
      const missing = await shop.admin.refusal(query, { id: randomUUID() });
      const foreign = await shop.admin.refusal(query, { id: other.departmentId });
      expect([missing.code, foreign.code]).toEqual(['NOT_FOUND', 'NOT_FOUND']);
      expect(foreign.message).toBe(missing.message);
    });

    it.each([
      ['message', { message: ' ' }],
      ['message', { message: 'x'.repeat(4001) }],
      ['requestKey', { requestKey: 'not a key' }],
      ['visitorKey', { visitorKey: 'not a key' }],
      ['visitorName', { visitorName: 'x'.repeat(101) }],
      ['visitorEmail', { visitorEmail: 'nobody' }],
      ['pageUrl', { pageUrl: 'javascript:alert(1)' }],
    ])('is BAD_USER_INPUT that names %s where it is wrong', async (field, given) => {
      const shop = await stage.ringdown.shop();
      const input = { ...shop.counter, requestKey: randomUUID(), message: 'Hello', ...given };
      const refusal = await stage.ringdown.anonymous.refusal(REQUEST_CHAT, { input });
      expect([refusal.code, refusal.field]).toEqual(['BAD_USER_INPUT', field]);
    });

    it('is CONFLICT where the chat is over', async () => {
      const shop = await stage.ringdown.shop();
      await (await shop.operator({ onDuty: false })).opensConsole();
      const visitor = shop.visitor();
      await visitor.requestsChat();
      await visitor.ends();
      const input = { chatId: visitor.chatId, clientMessageId: randomUUID(), body: 'Hello?' };
      expect((await visitor.api.refusal(SEND_MESSAGE, { input })).code).toBe('CONFLICT');
    });

    it('is RATE_LIMITED, with the seconds to wait, at most 5, to a flood of messages', async () => {
      const shop = await stage.ringdown.shop();
      await (await shop.operator({ onDuty: false })).opensConsole();
      const visitor = shop.visitor();
      await visitor.requestsChat();
      const line = (): Record<string, unknown> => ({
        input: { chatId: visitor.chatId, clientMessageId: randomUUID(), body: 'Hello' },
      });
      const answers = await Promise.all(Array.from({ length: 150 }, () => visitor.api.send(SEND_MESSAGE, line())));
      const refusals = answers.flatMap(({ errors }) => errors ?? []);
      expect(new Set(refusals.map(({ extensions }) => extensions.code))).toEqual(new Set(['RATE_LIMITED']));
      for (const { extensions } of refusals) {
        expect(extensions.retryAfterSeconds).toBeGreaterThanOrEqual(1);
        expect(extensions.retryAfterSeconds).toBeLessThanOrEqual(5);
      }
    });

    it('is SEATS_EXHAUSTED where every seat is taken', async () => {
      const shop = await stage.ringdown.shop();
      await commands.seats?.(stage.ringdown.app.services, [shop.id, '1']);
      const input = { name: 'Cleo', email: newEmail(), password: 'long enough', departmentIds: [] };
      expect((await shop.admin.refusal(CREATE_OPERATOR, { input })).code).toBe('SEATS_EXHAUSTED');
    });

    it('is GRAPHQL_VALIDATION_FAILED for a document that asks for what there is not', async () => {
      expect((await stage.ringdown.anonymous.refusal('{ nothing }')).code).toBe('GRAPHQL_VALIDATION_FAILED');
    });
  });
}

import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { UPDATE_OPERATOR } from '../../harness/documents.js';
import { newNumber } from '../../harness/given.js';
import { follow, run } from '../contract-client.js';
import { justNow, stage } from '../stage.js';

const RING = `id status smsStatus acceptable chatStatus answeredBy answeredAt chatEndedAt createdAt sentAt deliveredAt endedAt
  operator { id name } chat { id visitor { name email } department { name } messages { body } }`;
const BY_TOKEN = `query ($token: String!) { ring(token: $token) { ${RING} } }`;
const DECLINE = `mutation ($token: String!) { declineRing(token: $token) { ${RING} } }`;
const ACCEPT = `mutation ($token: String!, $deviceKey: ID!) { acceptRing(token: $token, deviceKey: $deviceKey) { __typename
  ... on ChatAccepted { mobileToken chat { id status channel operator { id } } }
  ... on ChatTaken { takenBy takenAt }
  ... on ChatOver { status }
  ... on RingRefused { reason } } }`;
const RINGS = `query ($id: ID!) { chat(id: $id) { rings { ${RING} } } }`;
const EVENTS = `subscription ($token: String!) { ringEvents(token: $token) { ${RING} } }`;
const MOBILE_TOKEN = expect.stringMatching(/^[\w-]{22,}$/) as string;

const accept = async (token: string, deviceKey: string = randomUUID()) =>
  run(stage.ringdown.anonymous, ACCEPT, { token, deviceKey });

/** Rings, by their link and within their chat. */
export function ringsSuite(): void {
  describe("a ring's link", () => {
    it('shows who is waiting and what they wrote, without the e-mail address, and changes nothing', async () => {
      const shop = await stage.ringdown.shop();
      const ben = await shop.operator();
      const { chat } = await shop.visitor().requestsChat({ visitorName: 'Vera', visitorEmail: 'vera@example.com' });
      const { token } = await ben.phone.expectRing();
      const shown = await run(stage.ringdown.anonymous, BY_TOKEN, { token });
      shown.has({
        ring: {
          status: 'PENDING',
          acceptable: true,
          chatStatus: 'WAITING',
          answeredBy: null,
          answeredAt: null,
          chatEndedAt: null,
          createdAt: justNow(),
          endedAt: null,
          operator: { id: ben.id, name: 'Ben' },
          chat: {
            id: chat.id,
            visitor: { name: 'Vera', email: null },
            department: { name: 'Sales' },
            messages: [{ body: 'My boiler leaks' }],
          },
        },
      });
      (await run(ben.api, RINGS, { id: chat.id })).has({
        chat: { rings: [{ id: shown.text('ring.id'), status: 'PENDING', chat: { id: chat.id } }] },
      });
      expect(await stage.ringdown.anonymous.ask(BY_TOKEN, { token: 'unknown' })).toEqual({ ring: null });
    });

    it('gives the chat to the phone that accepts; the other link tells who has it, from when until when', async () => {
      const shop = await stage.ringdown.shop();
      const [ben, cleo] = [await shop.operator(), await shop.operator({ name: 'Cleo' })];
      const visitor = shop.visitor();
      const { chat } = await visitor.requestsChat();
      const [bens, cleos] = [await ben.phone.expectRing(), await cleo.phone.expectRing()];
      const following = follow(stage.ringdown.anonymous, EVENTS, { token: cleos.token });
      await following.tellsNext({ ringEvents: { status: 'PENDING', acceptable: true, chatStatus: 'WAITING' } });
      const deviceKey = randomUUID();
      const won = {
        __typename: 'ChatAccepted',
        mobileToken: MOBILE_TOKEN,
        chat: { id: chat.id, status: 'ACTIVE', channel: 'MOBILE', operator: { id: ben.id } },
      };
      (await accept(bens.token, deviceKey)).has({ acceptRing: won });
      (await accept(bens.token, deviceKey)).has({ acceptRing: won });
      (await accept(bens.token)).has({ acceptRing: { __typename: 'RingRefused', reason: 'OTHER_DEVICE' } });
      await following.tells({
        ringEvents: {
          status: 'RESCINDED',
          acceptable: false,
          chatStatus: 'ACTIVE',
          answeredBy: 'Ben',
          answeredAt: justNow(),
          endedAt: justNow(),
          chat: null,
        },
      });
      (await accept(cleos.token)).has({ acceptRing: { __typename: 'ChatTaken', takenBy: 'Ben', takenAt: justNow() } });
      await visitor.ends();
      await following.tells({ ringEvents: { chatStatus: 'ENDED', chatEndedAt: justNow(), answeredBy: 'Ben' } });
      following.stop();
      (await accept(bens.token, deviceKey)).has({ acceptRing: { __typename: 'ChatOver', status: 'ENDED' } });
      (await run(stage.ringdown.anonymous, BY_TOKEN, { token: bens.token })).has({ ring: { status: 'ACCEPTED' } });
    });

    it('may be declined, and then no longer accepts while the visitor waits', async () => {
      const shop = await stage.ringdown.shop();
      const [ben, cleo] = [await shop.operator(), await shop.operator({ name: 'Cleo' })];
      await shop.visitor().requestsChat();
      const { token } = await ben.phone.expectRing();
      await cleo.phone.expectRing();
      (await run(stage.ringdown.anonymous, DECLINE, { token })).has({
        declineRing: { status: 'DECLINED', acceptable: false, chatStatus: 'WAITING', endedAt: justNow(), chat: null },
      });
      (await accept(token)).has({ acceptRing: { __typename: 'RingRefused', reason: 'DECLINED' } });
    });

    it('is FAILED once its number was changed', async () => {
      const shop = await stage.ringdown.shop();
      const [ben, cleo] = [await shop.operator(), await shop.operator({ name: 'Cleo' })];
      await shop.visitor().requestsChat();
      const { token } = await ben.phone.expectRing();
      await cleo.phone.expectRing();
      await ben.updatesMobileChat({ phoneNumber: newNumber() });
      (await run(stage.ringdown.anonymous, BY_TOKEN, { token })).has({ ring: { status: 'FAILED', acceptable: false } });
      (await accept(token)).has({ acceptRing: { __typename: 'RingRefused', reason: 'FAILED' } });
    });

    it('is no good to an operator without a seat', async () => {
      const shop = await stage.ringdown.shop();
      const [ben, cleo] = [await shop.operator(), await shop.operator({ name: 'Cleo' })];
      const { chat } = await shop.visitor().requestsChat();
      const page = await ben.phone.expectRing();
      await cleo.phone.expectRing();
      await shop.admin.ask(UPDATE_OPERATOR, { input: { id: ben.id, active: false } });
      (await run(shop.admin, RINGS, { id: chat.id })).has({
        chat: { rings: [{ acceptable: false }, { acceptable: true }] },
      });
      (await accept(page.token)).has({ acceptRing: { __typename: 'RingRefused', reason: 'OPERATOR_INACTIVE' } });
    });

    it('of an earlier round is RESCINDED when the visitor waits again', async () => {
      const shop = await stage.ringdown.shop();
      const [ben, cleo] = [await shop.operator(), await shop.operator({ name: 'Cleo' })];
      const visitor = shop.visitor();
      await visitor.requestsChat();
      const old = await cleo.phone.expectRing();
      await (await ben.phone.expectRing()).accepts();
      const listening = visitor.listens();
      await listening.seesChat('ACTIVE');
      await shop.admin.ask(UPDATE_OPERATOR, { input: { id: ben.id, active: false } });
      await listening.seesChat('WAITING');
      await cleo.phone.expectRing();
      (await accept(old.token)).has({ acceptRing: { __typename: 'RingRefused', reason: 'RESCINDED' } });
      listening.stop();
    });

    it('says that the request was missed, or that the visitor left', async () => {
      const shop = await stage.ringdown.shop({ maximumWaitSeconds: 40 });
      const ben = await shop.operator();
      const visitor = shop.visitor();
      await visitor.requestsChat();
      const following = follow(stage.ringdown.anonymous, EVENTS, { token: (await ben.phone.expectRing()).token });
      stage.ringdown.passes(40);
      await following.tells({
        ringEvents: { status: 'TIMED_OUT', acceptable: false, chatStatus: 'MISSED', chatEndedAt: justNow() },
      });
      following.stop();
      const another = shop.visitor();
      await another.requestsChat();
      const { token } = await ben.phone.expectRing();
      await another.ends();
      (await accept(token)).has({ acceptRing: { __typename: 'ChatOver', status: 'ABANDONED' } });
    });
  });
}

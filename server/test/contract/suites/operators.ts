import { describe, expect, it } from 'vitest';
import { UPDATE_OPERATOR } from '../../harness/documents.js';
import { newEmail } from '../../harness/given.js';
import { follow, run } from '../contract-client.js';
import { justNow, stage } from '../stage.js';

const OPERATOR = `id name email role active departments { id name operators { id name } }
  presence { operatorId loggedIn availability since } mobileChat { mode phoneNumber verified onDuty }`;
const CREATE = `mutation ($input: CreateOperatorInput!) { createOperator(input: $input) { ${OPERATOR} } }`;
const OPERATORS = `{ organization { operators { ${OPERATOR} } } }`;
const AVAILABILITY = `mutation ($availability: Availability!) { setAvailability(availability: $availability) {
  id presence { operatorId loggedIn availability since } } }`;
const PRESENCE = `subscription ($departmentId: ID) { presence(departmentId: $departmentId) {
  operatorId loggedIn availability since } }`;

/** Operators, and whether they are at the console. */
export function operatorsSuite(): void {
  describe('an operator', () => {
    it('is made with the name, address, role and departments given: accepting, logged out, Mobile Chat OFF', async () => {
      const shop = await stage.ringdown.shop();
      const { departmentId } = shop;
      const email = newEmail();
      const input = {
        name: 'Cleo',
        email,
        password: 'long enough',
        role: 'ADMINISTRATOR',
        departmentIds: [departmentId],
      };
      const made = await run(shop.admin, CREATE, { input });
      const id = made.text('createOperator.id');
      made.has({
        createOperator: {
          id,
          name: 'Cleo',
          email,
          role: 'ADMINISTRATOR',
          active: true,
          departments: [{ id: departmentId, name: 'Sales', operators: [{ id, name: 'Cleo' }] }],
          presence: { operatorId: id, loggedIn: false, availability: 'ACCEPTING', since: justNow() },
          mobileChat: { mode: 'OFF', phoneNumber: null, verified: false, onDuty: false },
        },
      });
      const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }';
      (await run(stage.ringdown.anonymous, signIn, { input: { email, password: 'long enough' } })).has({
        signIn: { __typename: 'SignedIn' },
      });
    });

    it('is an OPERATOR where no role is given', async () => {
      const shop = await stage.ringdown.shop();
      const input = { name: 'Ben', email: newEmail(), password: 'long enough', departmentIds: [] };
      (await run(shop.admin, CREATE, { input })).has({ createOperator: { role: 'OPERATOR', departments: [] } });
    });

    it('is no longer active once the administrator took the seat, and hides address and phone from colleagues', async () => {
      const shop = await stage.ringdown.shop();
      const ben = await shop.operator({ onDuty: false });
      const cleo = await shop.operator({ name: 'Cleo', onDuty: false });
      await shop.admin.ask(UPDATE_OPERATOR, { input: { id: cleo.id, active: false } });
      (await run(ben.api, OPERATORS)).has({
        organization: {
          operators: [
            { id: shop.administratorId, email: null, mobileChat: null },
            { id: ben.id, email: ben.email, active: true, mobileChat: { mode: 'OFF' } },
            { id: cleo.id, email: null, active: false, mobileChat: null },
          ],
        },
      });
    });

    it('is known to visitors by name alone', async () => {
      const shop = await stage.ringdown.shop();
      const ben = await shop.operator({ onDuty: false });
      await ben.opensConsole();
      const visitor = shop.visitor();
      const { chat } = await visitor.requestsChat();
      await ben.accepts(chat.id);
      const query = `query ($id: ID!) { chat(id: $id) { operator { ${OPERATOR} } department { email operators { id } } } }`;
      (await run(visitor.api, query, { id: chat.id })).has({
        chat: {
          operator: {
            id: ben.id,
            name: 'Ben',
            email: null,
            role: null,
            active: null,
            departments: null,
            presence: null,
            mobileChat: null,
          },
          department: { email: null, operators: null },
        },
      });
    });
  });

  describe('presence', () => {
    it('is told as it is, then as it becomes, to colleagues of the department asked about', async () => {
      const shop = await stage.ringdown.shop();
      const ben = await shop.operator({ onDuty: false });
      const support = await shop.department('Support');
      const cleo = await shop.operator({ name: 'Cleo', departmentIds: [support], onDuty: false });
      const following = follow(cleo.api, PRESENCE, { departmentId: shop.departmentId });
      await following.tellsNext({
        presence: { operatorId: ben.id, loggedIn: false, availability: 'ACCEPTING', since: justNow() },
      });
      await ben.opensConsole();
      await following.tellsNext({ presence: { operatorId: ben.id, loggedIn: true, since: justNow() } });
      (await run(ben.api, AVAILABILITY, { availability: 'AWAY' })).has({
        setAvailability: { id: ben.id, presence: { operatorId: ben.id, loggedIn: true, availability: 'AWAY' } },
      });
      await following.tellsNext({ presence: { operatorId: ben.id, loggedIn: true, availability: 'AWAY' } });
      (await run(ben.api, AVAILABILITY, { availability: 'ACCEPTING' })).has({
        setAvailability: { presence: { availability: 'ACCEPTING', since: justNow() } },
      });
      await following.tellsNext({ presence: { operatorId: ben.id, availability: 'ACCEPTING' } });
      expect(following.stream.seen).toHaveLength(4);
      following.stop();
    });
  });
}

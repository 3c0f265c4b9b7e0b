import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ApiClient } from '../harness/api-client.js';
import { newNumber, type Shop } from '../harness/given.js';
import type { Operator } from '../harness/operator.js';
import { Ringdown } from '../harness/start-app.js';

let ringdown: Ringdown;
let shop: Shop;
let ben: Operator;

beforeAll(async () => {
  ringdown = await Ringdown.start();
});
afterAll(() => ringdown.finish());
beforeEach(async () => {
  shop = await ringdown.shop();
  ben = await shop.operator({ onDuty: false });
  await ben.updatesMobileChat({ phoneNumber: ben.phone.number, mode: 'ON' });
});

const START =
  'mutation ($operatorId: ID) { startPhoneVerification(operatorId: $operatorId) { expiresAt resendAfter } }';
const CONFIRM = `mutation ($code: String!, $operatorId: ID) {
  confirmPhoneVerification(code: $code, operatorId: $operatorId) { verified phoneNumber } }`;
const TEST_SMS = 'mutation ($operatorId: ID) { sendTestSms(operatorId: $operatorId) }';

interface Started {
  startPhoneVerification: { expiresAt: string; resendAfter: string };
}

/** Asks for a code and reads it off the phone. */
async function codeFor(operator: Operator, api: ApiClient = operator.api): Promise<string> {
  await api.ask<Started>(START, { operatorId: operator.id });
  const code = /\b\d{6}\b/.exec((await operator.phone.receivesSms()).body)?.[0];
  if (code === undefined) throw new Error('no code in the SMS');
  return code;
}

const another = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const isVerified = async (): Promise<boolean> => {
  const { me } = await ben.api.ask<{ me: { mobileChat: { verified: boolean } } }>('{ me { mobileChat { verified } } }');
  return me.mobileChat.verified;
};

describe('verifying a phone', () => {
  test('takes the six digits that were texted to it', async () => {
    const code = await codeFor(ben);
    expect(await isVerified()).toBe(false);
    expect(await ben.api.ask(CONFIRM, { code: ` ${code.slice(0, 3)} ${code.slice(3)} ` })).toEqual({
      confirmPhoneVerification: { verified: true, phoneNumber: ben.phone.number },
    });
    expect(await isVerified()).toBe(true);
  });

  test('says until when the code is good, and when another may be asked for', async () => {
    const now = ringdown.clock.now().getTime();
    const { startPhoneVerification } = await ben.api.ask<Started>(START);
    await ben.phone.receivesSms();
    expect(Date.parse(startPhoneVerification.expiresAt) - now).toBeGreaterThanOrEqual(600_000);
    expect(Date.parse(startPhoneVerification.expiresAt) - now).toBeLessThan(615_000);
    expect(Date.parse(startPhoneVerification.resendAfter) - now).toBeLessThan(45_000);
  });

  test('refuses a wrong code, and after five wrong ones the right one too', async () => {
    const code = await codeFor(ben);
    for (let tries = 0; tries < 5; tries += 1) {
      const refused = await ben.api.refusal(CONFIRM, { code: another(code) });
      expect([refused.code, refused.field]).toEqual(['BAD_USER_INPUT', 'code']);
    }
    const refused = await ben.api.refusal(CONFIRM, { code });
    expect(refused.message).toContain('Too many');
    expect(await isVerified()).toBe(false);
  });

  test('allows five tries, not six, to ten that come at the same moment', async () => {
    const code = await codeFor(ben);
    const wrong = await Promise.all(
      Array.from({ length: 10 }, () => ben.api.refusal(CONFIRM, { code: another(code) })),
    );
    expect(wrong.filter(({ message }) => message.includes('not the code'))).toHaveLength(5);
    expect(wrong.filter(({ message }) => message.includes('Too many'))).toHaveLength(5);
  });

  test.each(['', '12345', 'abcdef', '1234567'])(
    'does not count %j, which cannot be a code, as a try',
    async (typed) => {
      const code = await codeFor(ben);
      for (let tries = 0; tries < 6; tries += 1) {
        expect((await ben.api.refusal(CONFIRM, { code: typed })).field).toBe('code');
      }
      await ben.api.ask(CONFIRM, { code });
    },
  );

  test('refuses a code that is ten minutes old, one that was used, and one that a later one replaced', async () => {
    const first = await codeFor(ben);
    ringdown.clock.advance(31);
    const second = await codeFor(ben);
    if (first !== second) expect((await ben.api.refusal(CONFIRM, { code: first })).field).toBe('code');
    ringdown.clock.advance(600);
    expect((await ben.api.refusal(CONFIRM, { code: second })).message).toContain('no longer good');
    const third = await codeFor(ben);
    await ben.api.ask(CONFIRM, { code: third });
    expect((await ben.api.refusal(CONFIRM, { code: third })).field).toBe('code');
  });

  test('refuses a code for a number that was changed since', async () => {
    const code = await codeFor(ben);
    await ben.updatesMobileChat({ phoneNumber: newNumber() });
    expect((await ben.api.refusal(CONFIRM, { code })).field).toBe('code');
    expect(await isVerified()).toBe(false);
  });

  test('texts again after half a minute, and three times in ten minutes', async () => {
    await codeFor(ben);
    const tooSoon = await ben.api.refusal(START);
    expect(tooSoon.code).toBe('RATE_LIMITED');
    expect(tooSoon.errors[0]?.extensions.retryAfterSeconds).toBeLessThanOrEqual(30);
    for (let sends = 2; sends <= 3; sends += 1) {
      ringdown.clock.advance(31);
      await codeFor(ben);
    }
    ringdown.clock.advance(31);
    const tooMany = await ben.api.refusal(START);
    expect(tooMany.code).toBe('RATE_LIMITED');
    expect(tooMany.errors[0]?.extensions.retryAfterSeconds).toBeGreaterThan(400);
    ringdown.clock.advance(540);
    await codeFor(ben);
  });

  test('is not a way round the limit by changing the number, or by asking for the same number from another account', async () => {
    await codeFor(ben);
    const { number } = ben.phone;
    await ben.updatesMobileChat({ phoneNumber: newNumber() });
    expect((await ben.api.refusal(START)).code).toBe('RATE_LIMITED');
    for (const name of ['Cleo', 'Dirk']) {
      const colleague = await shop.operator({ name, onDuty: false });
      await colleague.updatesMobileChat({ phoneNumber: number });
      await colleague.api.ask(START);
      await ben.phone.receivesSms();
    }
    const eve = await (await ringdown.shop()).operator({ name: 'Eve', onDuty: false });
    await eve.updatesMobileChat({ phoneNumber: number });
    expect((await eve.api.refusal(START)).code).toBe('RATE_LIMITED');
  });

  test('wants a number first, and a code before it is confirmed', async () => {
    const cleo = await shop.operator({ name: 'Cleo', onDuty: false });
    const refused = await cleo.api.refusal(START);
    expect([refused.code, refused.field]).toEqual(['BAD_USER_INPUT', 'phoneNumber']);
    expect((await ben.api.refusal(CONFIRM, { code: '123456' })).field).toBe('code');
  });

  test('of a number that a colleague has verified is a conflict; in another organization it is not', async () => {
    await ben.api.ask(CONFIRM, { code: await codeFor(ben) });
    const cleo = await shop.operator({ name: 'Cleo', onDuty: false });
    const twin = await (await ringdown.shop()).operator({ onDuty: false });
    for (const operator of [cleo, twin]) {
      await operator.updatesMobileChat({ phoneNumber: ben.phone.number });
      await operator.api.ask(START);
    }
    const codes = [await ben.phone.receivesSms(), await ben.phone.receivesSms()].map(
      ({ body }) => /\d{6}/.exec(body)?.[0],
    );
    const refused = await Promise.all(codes.map((code) => cleo.api.send(CONFIRM, { code })));
    expect(refused.map(({ errors }) => errors?.[0]?.extensions.code)).toContain('CONFLICT');
    const verified = await Promise.all(codes.map((code) => twin.api.send(CONFIRM, { code })));
    expect(verified.filter(({ errors }) => !errors)).toHaveLength(1);
  });

  test('is done for somebody else by an administrator alone', async () => {
    const cleo = await shop.operator({ name: 'Cleo', onDuty: false });
    expect((await cleo.api.refusal(START, { operatorId: ben.id })).code).toBe('FORBIDDEN');
    const code = await codeFor(ben, shop.admin);
    expect((await cleo.api.refusal(CONFIRM, { code, operatorId: ben.id })).code).toBe('FORBIDDEN');
    await shop.admin.ask(CONFIRM, { code, operatorId: ben.id });
    expect(await isVerified()).toBe(true);
  });

  test('keeps the code out of the database and of the log', async () => {
    const code = await codeFor(ben);
    const rows = await ringdown.app.services.db.read.query<object[]>('SELECT * FROM phone_verification');
    expect(JSON.stringify(rows)).not.toContain(code);
    expect(ringdown.logs.lines.join('')).not.toContain(code);
  });
});

describe('Ring my phone now', () => {
  test('texts a test to the verified number, three times in ten minutes', async () => {
    await ben.api.ask(CONFIRM, { code: await codeFor(ben) });
    for (let sends = 1; sends <= 3; sends += 1) {
      expect(await ben.api.ask(TEST_SMS)).toEqual({ sendTestSms: true });
      expect((await ben.phone.receivesSms()).body).toContain('this is a test');
    }
    const refused = await ben.api.refusal(TEST_SMS);
    expect(refused.code).toBe('RATE_LIMITED');
    expect(refused.errors[0]?.extensions.retryAfterSeconds).toBeGreaterThan(500);
    ringdown.clock.advance(601);
    await ben.api.ask(TEST_SMS);
    await ben.phone.receivesSms();
  });

  test('is refused to a number that is not verified, or that asked for no more texts', async () => {
    const refused = await ben.api.refusal(TEST_SMS);
    expect([refused.code, refused.field]).toEqual(['BAD_USER_INPUT', 'phoneNumber']);
    await ben.api.ask(CONFIRM, { code: await codeFor(ben) });
    const originator = ben.phone.number.slice(1);
    await ringdown.double.sendInbound(ringdown.url, { originator, body: 'STOP', form: 'longNumber' });
    expect((await ben.api.refusal(TEST_SMS)).code).toBe('CONFLICT');
  });

  test('is refused to a colleague who is no administrator', async () => {
    const cleo = await shop.operator({ name: 'Cleo', onDuty: false });
    expect((await cleo.api.refusal(TEST_SMS, { operatorId: ben.id })).code).toBe('FORBIDDEN');
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApiClient } from '../harness/api-client.js';
import { ACCEPT_RING, LEAVE_MESSAGE, REQUEST_CHAT, RING_BY_TOKEN, SIGN_IN } from '../harness/documents.js';
import { cookieOf } from '../harness/given.js';
import { Ringdown } from '../harness/start-app.js';
import { randomUUID } from 'node:crypto';

let ringdown: Ringdown;
let anyone: ApiClient;

beforeAll(async () => {
  ringdown = await Ringdown.start({ SMS_PROVIDER: 'simulator', DEMO: 'true' });
  anyone = ringdown.anonymous;
});
afterAll(() => ringdown.finish());

const DEMO = `siteKey accounts { name email password role }
  phones { operatorId operatorName phoneNumber loggedIn messages { id originator body status receivedAt } }
  mailbox { id to subject text sentAt }`;

interface Sms {
  originator: string;
  body: string;
  status: string;
}
interface Demo {
  siteKey: string;
  accounts: { name: string; email: string; password: string; role: string }[];
  phones: { operatorName: string; phoneNumber: string; loggedIn: boolean; messages: Sms[] }[];
  mailbox: { to: string; subject: string; text: string }[];
}

const demo = async (): Promise<Demo> => (await anyone.ask<{ demo: Demo }>(`{ demo { ${DEMO} } }`)).demo;
const watch = () => anyone.as({}).subscribe<{ demoChanged: Demo }>(`subscription { demoChanged { ${DEMO} } }`);
const phoneOf = ({ phones }: Demo, name: string) => phones.find(({ operatorName }) => operatorName === name);

async function departmentId(name: string): Promise<string> {
  const { site } = await anyone.ask<{ site: { departments: { id: string; name: string }[] } }>(
    '{ site(key: "demo") { departments { id name } } }',
  );
  return site.departments.find((department) => department.name === name)?.id ?? '';
}

async function ask(department: string, message: string): Promise<ApiClient> {
  const { requestChat } = await anyone.ask<{ requestChat: { visitorToken: string } }>(REQUEST_CHAT, {
    input: {
      siteKey: 'demo',
      departmentId: await departmentId(department),
      requestKey: randomUUID(),
      message,
      visitorName: 'Vera',
    },
  });
  return anyone.as({ bearer: requestChat.visitorToken });
}

describe('the demo', () => {
  test('names its site, its accounts and their phones to anybody', async () => {
    const { siteKey, accounts, phones } = await demo();
    expect(siteKey).toBe('demo');
    expect(accounts.map(({ email, role }) => [email, role])).toEqual([
      ['ada@demo.example', 'ADMINISTRATOR'],
      ['ben@demo.example', 'OPERATOR'],
      ['cleo@demo.example', 'OPERATOR'],
    ]);
    expect(phones.map(({ operatorName }) => operatorName)).toEqual(['Ada', 'Ben', 'Cleo']);
  });

  test('has accounts that can be signed in to with the password it tells', async () => {
    const { accounts } = await demo();
    for (const { email, password } of accounts) {
      const answer = await anyone.send(SIGN_IN, { input: { email, password } });
      expect(answer.errors).toBeUndefined();
    }
  });

  test('shows a text on the phones as it arrives, then delivered, then the transcript in the mailbox', async () => {
    const changes = watch();
    await changes.next('the present state');
    const visitor = await ask('Sales', 'My boiler leaks');
    const { demoChanged: rung } = await changes.next('a text on both phones', ({ demoChanged }) =>
      Boolean(phoneOf(demoChanged, 'Ada')?.messages[0] && phoneOf(demoChanged, 'Ben')?.messages[0]),
    );
    expect(phoneOf(rung, 'Cleo')?.messages).toEqual([]);
    const sms = phoneOf(rung, 'Ben')?.messages[0];
    expect(sms?.originator).toBe('Ringdown');
    expect(sms?.body).toMatch(/^Ringdown Sales: Vera is waiting: "My boiler leaks" Answer: http:\S+\/m#[\w-]{22}$/);
    await changes.next(
      'delivery',
      ({ demoChanged }) => phoneOf(demoChanged, 'Ben')?.messages[0]?.status === 'DELIVERED',
    );

    const token = sms?.body.split('#')[1] ?? '';
    expect(await anyone.ask(RING_BY_TOKEN, { token })).toMatchObject({ ring: { acceptable: true } });
    const { acceptRing } = await anyone.ask<{ acceptRing: { chat: { id: string } } }>(ACCEPT_RING, {
      token,
      deviceKey: randomUUID(),
    });
    await visitor.ask('mutation ($id: ID!) { endChat(chatId: $id) { status } }', { id: acceptRing.chat.id });
    const { demoChanged: ended } = await changes.next(
      'the transcript',
      ({ demoChanged }) => demoChanged.mailbox.length > 0,
    );
    expect(ended.mailbox[0]).toMatchObject({ to: 'sales@demo.example', subject: 'Chat with Vera, Sales' });
    expect(ended.mailbox[0]?.text).toContain('Vera: My boiler leaks');
    expect(ended.mailbox[0]?.text).not.toContain('+31');
    changes.stop();
  });

  test('shows a left message in the mailbox', async () => {
    const changes = watch();
    await changes.next('the present state');
    const input = { siteKey: 'demo', departmentId: await departmentId('Support'), requestKey: randomUUID() };
    await anyone.ask(LEAVE_MESSAGE, {
      input: { ...input, message: 'Call me\nplease', visitorName: 'Vera', visitorEmail: 'vera@example.com' },
    });
    const { demoChanged } = await changes.next('the mail', ({ demoChanged: { mailbox } }) =>
      mailbox.some(({ subject }) => subject === 'Vera left a message for Support'),
    );
    expect(demoChanged.mailbox[0]?.text).toContain('Call me\nplease');
    changes.stop();
  });

  test('says who is logged in to the console', async () => {
    const changes = watch();
    await changes.next('the present state', ({ demoChanged }) => phoneOf(demoChanged, 'Cleo')?.loggedIn === false);
    const { password } = (await demo()).accounts[0] ?? {};
    const browser = anyone.as({ origin: ringdown.url });
    const signedIn = await browser.post(
      JSON.stringify({ query: SIGN_IN, variables: { input: { email: 'cleo@demo.example', password } } }),
    );
    const cleo = browser.as({ origin: ringdown.url, cookie: cookieOf(signedIn) });
    const feed = cleo.subscribe('subscription { consoleEvents { __typename } }');
    await changes.next('Cleo to be logged in', ({ demoChanged }) => phoneOf(demoChanged, 'Cleo')?.loggedIn === true);
    feed.stop();
    await cleo.close();
    changes.stop();
  });

  test('shows nothing of any other organization', async () => {
    const shop = await ringdown.shop();
    const dirk = await shop.operator({ name: 'Dirk', onDuty: false });
    await dirk.updatesMobileChat({ phoneNumber: '+31612345601', mode: 'ON' });
    await dirk.api.ask('mutation { startPhoneVerification { expiresAt } }');
    const visitor = shop.visitor();
    await visitor.leavesMessage('A secret of ours');
    const changes = watch();
    const { demoChanged } = await changes.next('the present state');
    expect(JSON.stringify(demoChanged)).not.toContain('secret');
    expect(JSON.stringify(demoChanged)).not.toContain('is the code');
    expect(JSON.stringify(demoChanged)).not.toContain('Dirk');
    changes.stop();
  });
});

test('where no demo is served there is none', async () => {
  const plain = await Ringdown.start();
  expect(await plain.anonymous.ask('{ demo { siteKey } }')).toEqual({ demo: null });
  const refused = plain.anonymous.subscribe('subscription { demoChanged { siteKey } }');
  await expect(refused.next('a demo')).rejects.toThrow('NOT_FOUND');
  await plain.finish();
});

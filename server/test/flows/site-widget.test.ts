import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Shop } from '../harness/given.js';
import { Ringdown } from '../harness/start-app.js';

let ringdown: Ringdown;
beforeAll(async () => {
  ringdown = await Ringdown.start();
});
afterEach(async () => {
  await ringdown.tidy();
});
afterAll(async () => {
  await ringdown.finish();
});

const WIDGET = `nameField emailField questions { id label required } consentText consentUrl
  colours { accent onAccent onLight onDark } position launcherIcon launcherPath launcherText greetings { language text } language`;
const SITE = `query ($key: ID!) { site(key: $key) { id widget { ${WIDGET} } } }`;
const UPDATE = `mutation ($input: UpdateSiteInput!) { updateSite(input: $input) { widget { ${WIDGET} } } }`;
const REQUEST = `mutation ($input: RequestChatInput!) { requestChat(input: $input) { __typename
  ... on ChatRequested { visitorToken chat { id } } } }`;
const ANSWERS = 'query ($id: ID!) { chat(id: $id) { visitor { name consentedAt answers { question text } } } }';

type Widget = Record<string, unknown>;

async function siteOf(shop: Shop): Promise<{ id: string; widget: Widget }> {
  const { siteKey: key } = shop.counter;
  return (await shop.visitor().api.ask<{ site: { id: string; widget: Widget } }>(SITE, { key })).site;
}

async function changes(shop: Shop, widget: Widget): Promise<Widget> {
  const { id } = await siteOf(shop);
  const answer = await shop.admin.ask<{ updateSite: { widget: Widget } }>(UPDATE, { input: { id, widget } });
  return answer.updateSite.widget;
}

describe("a site's widget", () => {
  it('asks for an optional name and address and has its own look until an administrator decides', async () => {
    expect((await siteOf(await ringdown.shop())).widget).toEqual({
      nameField: 'OPTIONAL',
      emailField: 'OPTIONAL',
      questions: [],
      consentText: null,
      consentUrl: null,
      colours: null,
      position: 'RIGHT',
      launcherIcon: 'BUBBLE',
      launcherPath: expect.stringMatching(/^M[\d.a-zA-Z -]+z$/),
      launcherText: null,
      greetings: [],
      language: null,
    });
  });

  it('is changed a piece at a time, and everybody sees it', async () => {
    const shop = await ringdown.shop();
    await changes(shop, { accent: '#FFD400', position: 'LEFT', greetings: [{ language: 'ES', text: '¿Qué tal?' }] });
    await changes(shop, { launcherText: 'Ask us', language: 'ES', emailField: 'REQUIRED' });
    expect((await siteOf(shop)).widget).toMatchObject({
      colours: { accent: '#ffd400', onAccent: '#000000' },
      position: 'LEFT',
      launcherText: 'Ask us',
      language: 'ES',
      emailField: 'REQUIRED',
      greetings: [{ language: 'ES', text: '¿Qué tal?' }],
    });
    expect(await changes(shop, { accent: null, launcherText: null, language: null })).toMatchObject({
      colours: null,
      launcherText: null,
      language: null,
    });
  });

  it('draws the icon that was chosen, or the text alone', async () => {
    const shop = await ringdown.shop();
    const { launcherPath: bubble } = await changes(shop, {});
    const { launcherPath: headset } = await changes(shop, { launcherIcon: 'HEADSET' });
    expect(headset).not.toBe(bubble);
    expect(await changes(shop, { launcherIcon: 'NONE', launcherText: 'Ask us' })).toMatchObject({
      launcherIcon: 'NONE',
      launcherPath: null,
      launcherText: 'Ask us',
    });
    const { id } = await siteOf(shop);
    const refusal = await shop.admin.refusal(UPDATE, { input: { id, widget: { launcherText: null } } });
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', field: 'launcherText' });
    const all = 'query ($key: ID!) { site(key: $key) { widget { launcherPath(icon: BUBBLE) } } }';
    const { siteKey: key } = shop.counter;
    expect(await shop.visitor().api.ask(all, { key })).toEqual({ site: { widget: { launcherPath: bubble } } });
  });

  it.each([
    ['accent', { accent: 'blue' }],
    ['consentUrl', { consentText: 'I agree', consentUrl: 'javascript:alert(1)' }],
    ['consentText', { consentUrl: 'https://shop.example/privacy' }],
    ['launcherText', { launcherText: 'x'.repeat(31) }],
    ['launcherText', { launcherIcon: 'NONE' }],
    [
      'questions',
      { questions: Array.from({ length: 6 }, (_, n) => ({ id: `q${n}`, label: 'Why?', required: false })) },
    ],
    ['questions', { questions: [{ id: 'a b', label: 'Why?', required: false }] }],
    ['greetings', { greetings: [1, 2].map(() => ({ language: 'EN', text: 'Hello' })) }],
  ])('refuses %s that cannot be', async (field, widget) => {
    const shop = await ringdown.shop();
    const { id } = await siteOf(shop);
    const refusal = await shop.admin.refusal(UPDATE, { input: { id, widget } });
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', field });
  });
});

describe('the form before a chat', () => {
  async function strictShop(): Promise<Shop> {
    const shop = await ringdown.shop();
    await (await shop.operator({ onDuty: false })).opensConsole();
    await changes(shop, {
      nameField: 'REQUIRED',
      questions: [{ id: 'order', label: 'Your order number', required: true }],
      consentText: 'You may keep what I write.',
    });
    return shop;
  }

  it('is refused where the site requires what is missing, naming the field', async () => {
    const shop = await strictShop();
    const given = { visitorName: 'Vera', answers: [{ questionId: 'order', text: '42' }], consent: true };
    const without: [string, Record<string, unknown>][] = [
      ['visitorName', { ...given, visitorName: ' ' }],
      ['answers', { ...given, answers: [] }],
      ['consent', { ...given, consent: false }],
    ];
    for (const [field, details] of without) {
      const visitor = shop.visitor();
      const input = { message: 'Hello', requestKey: visitor.requestKey, ...shop.counter, ...details };
      expect(await visitor.api.refusal(REQUEST, { input })).toMatchObject({ code: 'BAD_USER_INPUT', field });
    }
  });

  it('reaches the operators with the question as it was asked', async () => {
    const shop = await strictShop();
    const visitor = shop.visitor();
    const input = {
      message: 'Hello',
      requestKey: visitor.requestKey,
      ...shop.counter,
      visitorName: 'Vera',
      answers: [
        { questionId: 'order', text: '42' },
        { questionId: 'unknown', text: 'never asked' },
      ],
      consent: true,
    };
    const { requestChat } = await visitor.api.ask<{ requestChat: { chat: { id: string } } }>(REQUEST, { input });
    visitor.chatId = requestChat.chat.id;
    await changes(shop, { questions: [] });
    const { chat } = await shop.admin.ask<{ chat: { visitor: Record<string, unknown> } }>(ANSWERS, {
      id: requestChat.chat.id,
    });
    expect(chat.visitor).toMatchObject({
      name: 'Vera',
      consentedAt: expect.any(String),
      answers: [{ question: 'Your order number', text: '42' }],
    });
  });
});

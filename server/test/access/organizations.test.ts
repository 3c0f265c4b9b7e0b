import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient, type ApiError } from '../harness/api-client.js';
import { CREATE_OPERATOR, CREATE_ORGANIZATION, UPDATE_OPERATOR } from '../harness/documents.js';
import { newEmail, type Shop } from '../harness/given.js';
import { Ringdown } from '../harness/start-app.js';

const INSTALLATION = '{ installation { setupRequired setupCodeRequired signUpOpen demo smsProvider } }';
const organization = (given: Record<string, unknown> = {}): { input: Record<string, unknown> } => ({
  input: { name: 'Boilers', administratorName: 'Ada', email: newEmail(), password: 'long enough', ...given },
});
const codes = (answers: { errors?: ApiError[] }[]): string[] =>
  answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'done').sort();

/** An installation of its own, reached at its real address. */
async function installed(variables: Record<string, string>): Promise<{ api: ApiClient; ringdown: Ringdown }> {
  const ringdown = await Ringdown.start(variables);
  return { ringdown, api: new ApiClient(`http://127.0.0.1:${ringdown.app.port}`) };
}

describe('the first organization', () => {
  it('is made by one of many who try at once, and then sign-up is closed', async () => {
    const { api, ringdown } = await installed({ SIGN_UP: 'closed' });
    expect(await api.ask(INSTALLATION)).toEqual({
      installation: {
        setupRequired: true,
        setupCodeRequired: false,
        signUpOpen: false,
        demo: false,
        smsProvider: 'messagebird',
      },
    });
    const tries = await Promise.all(Array.from({ length: 8 }, () => api.send(CREATE_ORGANIZATION, organization())));
    expect(codes(tries)).toEqual([
      'FORBIDDEN',
      'FORBIDDEN',
      'FORBIDDEN',
      'FORBIDDEN',
      'FORBIDDEN',
      'FORBIDDEN',
      'FORBIDDEN',
      'done',
    ]);
    expect(await api.ask(INSTALLATION)).toMatchObject({ installation: { setupRequired: false } });
    await ringdown.finish();
  });

  it('wants the code that was printed where the server is on the net', async () => {
    const { api, ringdown } = await installed({ SIGN_UP: 'closed', PUBLIC_URL: 'https://chat.example.com' });
    expect(await api.ask(INSTALLATION)).toMatchObject({ installation: { setupCodeRequired: true } });
    const { setupCode } = ringdown.app.services.settings;
    for (const given of [{}, { setupCode: 'AAAA-BBBB-CCCC' }, { setupCode: '' }]) {
      const refusal = await api.refusal(CREATE_ORGANIZATION, organization(given));
      expect([refusal.code, refusal.field]).toEqual(['BAD_USER_INPUT', 'setupCode']);
    }
    const made = await api.ask(CREATE_ORGANIZATION, organization({ setupCode: setupCode?.toLowerCase() }));
    expect(made).toMatchObject({ createOrganization: { plan: 'PRO_PLUS', operatorSeats: 25 } });
    await ringdown.finish();
  });

  it('may be made beside the demo, whose accounts and site work', async () => {
    const { api, ringdown } = await installed({ SIGN_UP: 'closed', DEMO: 'true', MESSAGEBIRD_ACCESS_KEY: '' });
    const demo = await api.ask<{ demo: { accounts: { email: string; password: string }[] } }>(
      '{ demo { siteKey accounts { email password role } phones { phoneNumber } } site(key: "demo") { departments { name reachability } } }',
    );
    expect(demo).toMatchObject({
      demo: { siteKey: 'demo', phones: [{}, {}, {}] },
      site: {
        departments: [
          { name: 'Sales', reachability: 'MOBILE' },
          { name: 'Support', reachability: 'MOBILE' },
        ],
      },
    });
    const [ada] = demo.demo.accounts;
    const signIn =
      'mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { operator { role } } } }';
    const signed = await api.ask(signIn, { input: { email: ada?.email, password: ada?.password } });
    expect(signed).toEqual({ signIn: { operator: { role: 'ADMINISTRATOR' } } });
    expect(await api.ask(INSTALLATION)).toMatchObject({ installation: { setupRequired: true, demo: true } });
    await api.ask(CREATE_ORGANIZATION, organization());
    await ringdown.finish();
  });
});

describe('an organization', () => {
  let ringdown: Ringdown;
  let shop: Shop;
  beforeAll(async () => {
    ringdown = await Ringdown.start();
    shop = await ringdown.shop();
  });
  afterAll(async () => {
    await ringdown.finish();
  });

  const employ = (given: Record<string, unknown> = {}): { input: Record<string, unknown> } => ({
    input: { name: 'Ben', email: newEmail(), password: 'long enough', departmentIds: [], ...given },
  });

  it.each([
    [{ name: ' ' }, 'name'],
    [{ name: 'x'.repeat(101) }, 'name'],
    [{ administratorName: 'a\u202eb' }, 'administratorName'],
    [{ email: 'nobody' }, 'email'],
    [{ password: 'seven77' }, 'password'],
    [{ password: 'x'.repeat(129) }, 'password'],
  ])('is not made of %o: BAD_USER_INPUT names %s', async (given, field) => {
    const refusal = await ringdown.anonymous.refusal(CREATE_ORGANIZATION, organization(given));
    expect([refusal.code, refusal.field]).toEqual(['BAD_USER_INPUT', field]);
  });

  it('shares no e-mail address with another', async () => {
    const email = newEmail();
    await shop.admin.ask(CREATE_OPERATOR, employ({ email }));
    for (const refusal of [
      await ringdown.anonymous.refusal(CREATE_ORGANIZATION, organization({ email: email.toUpperCase() })),
      await shop.admin.refusal(CREATE_OPERATOR, employ({ email })),
    ]) {
      expect([refusal.code, refusal.field]).toEqual(['CONFLICT', 'email']);
    }
  });

  it('never has more active operators than seats, however many are made at once', async () => {
    const full = await ringdown.shop();
    const answers = await Promise.all(Array.from({ length: 30 }, () => full.admin.send(CREATE_OPERATOR, employ())));
    expect(codes(answers).filter((code) => code === 'done')).toHaveLength(24);
    expect(codes(answers).filter((code) => code === 'SEATS_EXHAUSTED')).toHaveLength(6);
    const made = answers.find(({ data }) => data) as { data: { createOperator: { id: string } } };
    const { id } = made.data.createOperator;
    await full.admin.ask(UPDATE_OPERATOR, { input: { id, active: false } });
    await full.admin.ask(CREATE_OPERATOR, employ());
    expect((await full.admin.refusal(UPDATE_OPERATOR, { input: { id, active: true } })).code).toBe('SEATS_EXHAUSTED');
  });

  it('keeps an active administrator', async () => {
    const own = await ringdown.shop();
    for (const change of [{ active: false }, { role: 'OPERATOR' }]) {
      const refusal = await own.admin.refusal(UPDATE_OPERATOR, { input: { id: own.administratorId, ...change } });
      expect(refusal.code).toBe('CONFLICT');
    }
    const second = await own.operator({ role: 'ADMINISTRATOR', onDuty: false });
    await own.admin.ask(UPDATE_OPERATOR, { input: { id: own.administratorId, role: 'OPERATOR' } });
    expect((await second.api.refusal(UPDATE_OPERATOR, { input: { id: second.id, active: false } })).code).toBe(
      'CONFLICT',
    );
  });

  it('shows e-mail and phone to administrators and their owner alone', async () => {
    const own = await ringdown.shop();
    const [ben, cleo] = [await own.operator({ onDuty: false }), await own.operator({ name: 'Cleo', onDuty: false })];
    const query = '{ organization { operators { id email role active mobileChat { mode } } } }';
    const seen = async (api: ApiClient): Promise<Record<string, { email: string | null; mobileChat: unknown }>> => {
      const answer = await api.ask<{
        organization: { operators: { id: string; email: string | null; mobileChat: unknown }[] };
      }>(query);
      return Object.fromEntries(answer.organization.operators.map(({ id, ...rest }) => [id, rest]));
    };
    expect((await seen(own.admin))[cleo.id]).toMatchObject({ email: cleo.email, mobileChat: { mode: 'OFF' } });
    const bens = await seen(ben.api);
    expect(bens[ben.id]).toMatchObject({ email: ben.email, mobileChat: { mode: 'OFF' } });
    expect(bens[cleo.id]).toMatchObject({ email: null, mobileChat: null, role: 'OPERATOR', active: true });
  });

  it('is changed by administrators alone', async () => {
    const ben = await shop.operator({ onDuty: false });
    for (const mutation of [
      'updateOrganization(input: { name: "x" }) { id }',
      'updateCallCenter(input: { callRouting: ROUND_ROBIN }) { callRouting }',
      'createDepartment(input: { name: "x" }) { id }',
      'createSite(input: { name: "x", allowedOrigins: [], departmentIds: [] }) { id }',
      `updateOperator(input: { id: "${ben.id}", role: ADMINISTRATOR }) { id }`,
    ]) {
      expect((await ben.api.refusal(`mutation { ${mutation} }`)).code).toBe('FORBIDDEN');
    }
  });

  it.each([
    ['createDepartment(input: { name: "", email: null }) { id }', 'name'],
    ['createDepartment(input: { name: "A", email: "x" }) { id }', 'email'],
    [
      'createSite(input: { name: "A", allowedOrigins: ["shop.example/x"], departmentIds: [] }) { id }',
      'allowedOrigins',
    ],
    ['updateCallCenter(input: { ringTimeoutSeconds: 4 }) { callRouting }', 'ringTimeoutSeconds'],
    ['updateCallCenter(input: { maximumWaitSeconds: 3601 }) { callRouting }', 'maximumWaitSeconds'],
    ['updateCallCenter(input: { overflowAfterSeconds: 0 }) { callRouting }', 'overflowAfterSeconds'],
    ['updateOrganization(input: { name: "\\u0007" }) { id }', 'name'],
  ])('is not changed by %s: BAD_USER_INPUT names %s', async (mutation, field) => {
    const refusal = await shop.admin.refusal(`mutation { ${mutation} }`);
    expect([refusal.code, refusal.field]).toEqual(['BAD_USER_INPUT', field]);
  });

  it('edits its departments and sites: what is left out stays, null clears, archived ones are not offered', async () => {
    const own = await ringdown.shop();
    const change = async (mutation: string): Promise<unknown> =>
      Object.values(await own.admin.ask<Record<string, unknown>>(`mutation { ${mutation} }`))[0];
    const id = await own.department('Support');
    expect(await change(`updateDepartment(input: { id: "${id}", name: "Care" }) { name email }`)).toEqual({
      name: 'Care',
      email: 'support@example.com',
    });
    expect(await change(`updateDepartment(input: { id: "${id}", email: null }) { name email }`)).toEqual({
      name: 'Care',
      email: null,
    });
    const key = await own.siteFor([id, own.departmentId]);
    const offered = async (): Promise<unknown> =>
      (
        await ringdown.anonymous.ask<{ site: unknown }>(
          `{ site(key: "${key}") { allowedOrigins departments { name } } }`,
        )
      ).site;
    expect(await offered()).toEqual({ allowedOrigins: null, departments: [{ name: 'Care' }, { name: 'Sales' }] });
    const archived = await change(`archiveDepartment(id: "${id}") { archivedAt }`);
    expect(await change(`archiveDepartment(id: "${id}") { archivedAt }`)).toEqual(archived);
    expect(await offered()).toEqual({ allowedOrigins: null, departments: [{ name: 'Sales' }] });
  });
});

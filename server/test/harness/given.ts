import { randomUUID } from 'node:crypto';
import { ApiClient } from './api-client.js';
import * as documents from './documents.js';
import { Operator } from './operator.js';
import type { PhoneNetwork } from './phone-network.js';
import { Phone } from './phone.js';
import { Visitor, type Counter } from './visitor.js';

const PASSWORD = 'correct horse battery staple';

/** What an operator is like. */
export interface OperatorTraits {
  name?: string;
  departmentIds?: string[];
  role?: 'ADMINISTRATOR' | 'OPERATOR';
  /** Mobile Chat is ON with a verified number; default true. */
  onDuty?: boolean;
}

/** What a call center is like; the rest is as a new organization has it. */
export interface CallCenterTraits {
  callRouting?: 'RING_ALL' | 'ROUND_ROBIN';
  ringTimeoutSeconds?: number;
  maximumWaitSeconds?: number;
  overflowAfterSeconds?: number | null;
  secondPass?: boolean;
  mobileCapacity?: number;
  autoAwayMinutes?: number | null;
  awayLogsOutMinutes?: number | null;
}

let numbers = Math.floor(Math.random() * 4_000_000) + 10_000_000;
let emails = 0;

/** A phone number that no other test has. */
export function newNumber(): string {
  numbers += 1;
  return `+316${numbers}`;
}

/** An e-mail address that no other test has. */
export function newEmail(): string {
  emails += 1;
  return `operator${emails}-${randomUUID().slice(0, 8)}@example.com`;
}

/** One organization of a test's own, made through the API as its administrator would. */
export class Shop {
  private readonly visitors: Visitor[] = [];

  private constructor(
    readonly id: string,
    /** The administrator, by API key. */
    readonly admin: ApiClient,
    readonly administratorId: string,
    private readonly anonymous: ApiClient,
    private readonly network: PhoneNetwork,
    readonly departmentId: string,
    readonly counter: Counter,
  ) {}

  /** Opens an organization with the department Sales and a site that offers it. */
  static async open(url: string, origin: string, network: PhoneNetwork, traits: CallCenterTraits = {}): Promise<Shop> {
    const anonymous = new ApiClient(url);
    const { organization, admin } = await signUp(url, origin);
    const departmentId = await department(admin, 'Sales');
    const { createSite: site } = await admin.ask<{ createSite: { key: string } }>(documents.CREATE_SITE, {
      input: { name: 'Shop', allowedOrigins: ['https://shop.example'], departmentIds: [departmentId] },
    });
    if (Object.keys(traits).length > 0) await admin.ask(documents.UPDATE_CALL_CENTER, { input: traits });
    const administratorId = organization.operators[0]?.id ?? '';
    const counter = { siteKey: site.key, departmentId };
    return new Shop(organization.id, admin, administratorId, anonymous, network, departmentId, counter);
  }

  visitor(api: ApiClient = this.anonymous, counter: Counter = this.counter): Visitor {
    const visitor = new Visitor(api, counter);
    this.visitors.push(visitor);
    return visitor;
  }

  /** Ends what its visitors left open, so that no later move of the clock rings anybody. */
  async closes(): Promise<void> {
    await Promise.all(this.visitors.map((visitor) => visitor.leaves()));
  }

  async department(name: string): Promise<string> {
    return department(this.admin, name);
  }

  /** A site that offers these departments too. */
  async siteFor(departmentIds: string[]): Promise<string> {
    const input = { name: 'Another site', allowedOrigins: [], departmentIds };
    const { createSite } = await this.admin.ask<{ createSite: { key: string } }>(documents.CREATE_SITE, { input });
    return createSite.key;
  }

  async callCenter(traits: CallCenterTraits): Promise<void> {
    await this.admin.ask(documents.UPDATE_CALL_CENTER, { input: traits });
  }

  /** An operator of Sales with a phone on duty, unless told otherwise. */
  async operator(traits: OperatorTraits = {}): Promise<Operator> {
    const { name = 'Ben', departmentIds = [this.departmentId], role = 'OPERATOR', onDuty = true } = traits;
    const email = newEmail();
    const input = { name, email, password: PASSWORD, role, departmentIds };
    const { createOperator } = await this.admin.ask<{ createOperator: { id: string } }>(documents.CREATE_OPERATOR, {
      input,
    });
    const api = await signIn(this.anonymous.url, this.admin.credentials.origin ?? '', email, PASSWORD);
    const phone = new Phone(this.anonymous, this.network, newNumber());
    const operator = new Operator(createOperator.id, name, email, PASSWORD, api, phone);
    if (onDuty) await this.putOnDuty(operator);
    return operator;
  }

  /** Several operators with these names. */
  async operators(...names: string[]): Promise<Operator[]> {
    const made: Operator[] = [];
    for (const name of names) made.push(await this.operator({ name }));
    return made;
  }

  /** Gives an operator a verified number and switches Mobile Chat ON. */
  async putOnDuty(operator: Operator): Promise<void> {
    await operator.updatesMobileChat({ phoneNumber: operator.phone.number, mode: 'ON' });
    await operator.api.ask(documents.START_VERIFICATION);
    const { body } = await operator.phone.receivesSms();
    const code = /\d{6}/.exec(body)?.[0];
    await operator.api.ask(documents.CONFIRM_VERIFICATION, { code });
  }
}

interface SignedUp {
  organization: { id: string; operators: { id: string }[] };
  admin: ApiClient;
}

async function signUp(url: string, origin: string): Promise<SignedUp> {
  const input = { name: 'Boilers & Co', administratorName: 'Ada', email: newEmail(), password: PASSWORD };
  const browser = new ApiClient(url, { origin });
  const response = await browser.post(JSON.stringify({ query: documents.CREATE_ORGANIZATION, variables: { input } }));
  const { data, errors } = (await response.json()) as {
    data: { createOrganization: SignedUp['organization'] };
    errors?: unknown;
  };
  if (errors) throw new Error(JSON.stringify(errors));
  return { organization: data.createOrganization, admin: await apiKey(url, origin, cookieOf(response)) };
}

/** Signs in as a browser does and makes an API key, which the client then uses. */
async function signIn(url: string, origin: string, email: string, password: string): Promise<ApiClient> {
  const browser = new ApiClient(url, { origin });
  const response = await browser.post(
    JSON.stringify({ query: documents.SIGN_IN, variables: { input: { email, password } } }),
  );
  return apiKey(url, origin, cookieOf(response));
}

async function apiKey(url: string, origin: string, cookie: string): Promise<ApiClient> {
  const browser = new ApiClient(url, { origin, cookie });
  const { createApiKey } = await browser.ask<{ createApiKey: { token: string } }>(documents.CREATE_API_KEY, {
    input: { name: 'test' },
  });
  return new ApiClient(url, { bearer: createApiKey.token, origin });
}

/** The session cookie that an answer set, as a browser sends it back. */
export function cookieOf(response: Response): string {
  const [cookie] = response.headers.getSetCookie();
  if (cookie === undefined) throw new Error('no cookie was set');
  return cookie.split(';')[0] ?? '';
}

async function department(admin: ApiClient, name: string): Promise<string> {
  const input = { name, email: `${name.toLowerCase()}@example.com` };
  const { createDepartment } = await admin.ask<{ createDepartment: { id: string } }>(documents.CREATE_DEPARTMENT, {
    input,
  });
  return createDepartment.id;
}

import { request, type APIRequestContext } from '@playwright/test';

export const PASSWORD = 'ringdown-demo';

/** An SMS on a simulated phone. */
export interface Sms {
  body: string;
  receivedAt: string;
}

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

export interface CallCenter {
  callRouting?: 'RING_ALL' | 'ROUND_ROBIN';
  ringTimeoutSeconds?: number;
  maximumWaitSeconds?: number;
  overflowAfterSeconds?: number | null;
  secondPass?: boolean;
  mobileCapacity?: number;
  autoAwayMinutes?: number | null;
  awayLogsOutMinutes?: number | null;
}

/** The one schema, over HTTP: what a test arranges before, and looks up after, people have used the pages. */
export class Api {
  readonly #url: string;
  readonly #calls: APIRequestContext;

  private constructor(url: string, calls: APIRequestContext) {
    this.#url = url;
    this.#calls = calls;
  }

  static async open(url: string): Promise<Api> {
    return new Api(url, await request.newContext({ baseURL: url, extraHTTPHeaders: { origin: url } }));
  }

  close(): Promise<void> {
    return this.#calls.dispose();
  }

  /** Runs an operation; throws with the server's answer where it refuses. */
  async run<Data = Record<string, never>>(query: string, variables: object = {}): Promise<Data> {
    // A connection that was kept open may be closed by the server at the very moment of its next use.
    const response = await this.#calls.post('/graphql', { data: { query, variables }, maxRetries: 2 });
    const answer = (await response.json()) as { data?: Data; errors?: unknown };
    if (!answer.data || answer.errors) throw new Error(`${query}\n${JSON.stringify(answer)}`);
    return answer.data;
  }

  /** Signs this caller in. No console opens by it: the operator's phone still rings. */
  async signIn(name: string): Promise<this> {
    const input = { email: `${name.toLowerCase()}@demo.example`, password: PASSWORD };
    await this.run('mutation($input: SignInInput!) { signIn(input: $input) { __typename } }', { input });
    return this;
  }

  async setCallCenter(input: CallCenter): Promise<void> {
    const query = 'mutation($input: UpdateCallCenterInput!) { updateCallCenter(input: $input) { callRouting } }';
    await this.run(query, { input });
  }

  /** The caller's own Mobile Chat: whether the phone may ring. */
  async setMobileChat(mode: 'ON' | 'OFF'): Promise<void> {
    const query = 'mutation($input: UpdateMobileChatInput!) { updateMobileChat(input: $input) { mode } }';
    await this.run(query, { input: { mode } });
  }

  /** What is on an operator's simulated phone, newest first. */
  async texts(operator: string): Promise<Sms[]> {
    const query = '{ demo { phones { operatorName messages { body receivedAt } } } }';
    interface Answer {
      demo: { phones: { operatorName: string; messages: Sms[] }[] };
    }
    const { demo } = await this.run<Answer>(query);
    return demo.phones.find(({ operatorName }) => operatorName === operator)?.messages ?? [];
  }

  /** Whether an operator has a console open. */
  async isLoggedIn(operator: string): Promise<boolean> {
    interface Answer {
      demo: { phones: { operatorName: string; loggedIn: boolean }[] };
    }
    const { demo } = await this.run<Answer>('{ demo { phones { operatorName loggedIn } } }');
    return demo.phones.some(({ operatorName, loggedIn }) => operatorName === operator && loggedIn);
  }

  async mailbox(): Promise<Mail[]> {
    const { demo } = await this.run<{ demo: { mailbox: Mail[] } }>('{ demo { mailbox { to subject text } } }');
    return demo.mailbox;
  }

  /** When the newest chat was asked for, and what became of it. To be asked by an operator. */
  async newestChat(): Promise<{ status: string; createdAt: string }> {
    interface Answer {
      chats: { edges: { node: { status: string; createdAt: string } }[] };
    }
    const { chats } = await this.run<Answer>('{ chats(first: 1) { edges { node { status createdAt } } } }');
    const chat = chats.edges[0]?.node;
    if (!chat) throw new Error('There is no chat yet');
    return chat;
  }

  /** Fetches an address as a link preview would. */
  fetch(method: 'GET' | 'HEAD', address: string): Promise<{ status(): number }> {
    return this.#calls.fetch(`${this.#url}${address}`, { method });
  }
}

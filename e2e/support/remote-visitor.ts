import { randomUUID } from 'node:crypto';
import { expect, request, type APIRequestContext } from '@playwright/test';
import type { Phone } from './phone';

const MESSAGES = 'messages(first: 1000) { seq author body }';

/** A visitor whose widget is out of the picture: what the phone page shows is held against what this visitor has. */
export class RemoteVisitor {
  readonly name: string;
  readonly #calls: APIRequestContext;
  #token = '';
  #chatId = '';

  private constructor(name: string, calls: APIRequestContext) {
    this.name = name;
    this.#calls = calls;
  }

  /** Asks a department of the demo shop. */
  static async asks(url: string, name: string, message: string, department = 'Sales'): Promise<RemoteVisitor> {
    const visitor = new RemoteVisitor(name, await request.newContext({ baseURL: url }));
    await visitor.#ask(department, message);
    return visitor;
  }

  async writes(body: string): Promise<void> {
    const input = { chatId: this.#chatId, clientMessageId: randomUUID(), body };
    await this.#run('mutation($input: SendMessageInput!) { sendMessage(input: $input) { seq } }', { input });
  }

  async leaves(): Promise<void> {
    await this.#run('mutation($id: ID!) { endChat(chatId: $id) { id } }', { id: this.#chatId });
  }

  /** What was said so far, in order, whoever said it. */
  async lines(): Promise<string[]> {
    interface Answer {
      chat: { messages: { seq: number; author: string; body: string }[] };
    }
    const query = `query($id: ID!) { chat(id: $id) { ${MESSAGES} } }`;
    const { chat } = await this.#run<Answer>(query, { id: this.#chatId });
    expect(chat.messages.map(({ seq }) => seq)).toEqual(chat.messages.map((_, index) => index + 1));
    return chat.messages.filter(({ author }) => author !== 'SYSTEM').map(({ body }) => body);
  }

  async status(): Promise<string> {
    const query = 'query($id: ID!) { chat(id: $id) { status } }';
    return (await this.#run<{ chat: { status: string } }>(query, { id: this.#chatId })).chat.status;
  }

  /** Both sides have the same transcript: every line once, in one order. */
  async sharesTranscriptWith(phone: Phone): Promise<void> {
    await expect(async () => {
      expect(await phone.lines()).toEqual(await this.lines());
    }).toPass({ timeout: 15_000 });
  }

  async #ask(department: string, message: string): Promise<void> {
    interface Site {
      site: { departments: { id: string; name: string }[] };
    }
    const { site } = await this.#run<Site>('{ site(key: "demo") { departments { id name } } }');
    const departmentId = site.departments.find(({ name }) => name === department)?.id;
    const input = { siteKey: 'demo', departmentId, requestKey: randomUUID(), message, visitorName: this.name };
    interface Answer {
      requestChat: { visitorToken: string; chat: { id: string } };
    }
    const query = `mutation($input: RequestChatInput!) { requestChat(input: $input) {
      ... on ChatRequested { visitorToken chat { id } } } }`;
    const { requestChat } = await this.#run<Answer>(query, { input });
    this.#token = requestChat.visitorToken;
    this.#chatId = requestChat.chat.id;
  }

  async #run<Data>(query: string, variables: object = {}): Promise<Data> {
    const headers = this.#token ? { authorization: `Bearer ${this.#token}` } : undefined;
    const response = await this.#calls.post('/graphql', { data: { query, variables }, headers, maxRetries: 2 });
    const answer = (await response.json()) as { data?: Data; errors?: unknown };
    if (!answer.data || answer.errors) throw new Error(`${query}\n${JSON.stringify(answer)}`);
    return answer.data;
  }
}

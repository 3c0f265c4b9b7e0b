import { randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { DELIVERED_SOON, stepsWithin, type Script, type Step } from '../../src/sms/simulator/message-model.rules.js';
import { accept, type Answer } from './answers.js';
import { makeApi, type Api } from './api.js';
import { callGet, callInbound, statusUrl, type CallbackOptions, type InboundSms } from './callbacks.js';
import { makeCertificate } from './certificate.js';
import { malformed, repeated } from './complaints.js';
import type { PostedMessage } from './read-post.js';
import { currentStep, type AcceptedMessage } from './wire-message.js';

/** What becomes of the next message to a number. */
export interface Plan {
  /** How the POST is answered; left out: 201. */
  answer?: Answer;
  /** The message's life once accepted; left out: sent, then delivered. */
  script?: Script;
  /** Status reports: by hand (`report`), or every step by itself, before the POST is answered. */
  reports?: 'byHand' | 'beforeTheAnswer';
}

/** How the double is set up. */
export interface DoubleOptions {
  transport?: 'https' | 'http';
  accessKey?: string;
  signingKey?: string;
  now?: () => Date;
  /** How many messages the account can still pay for. */
  credit?: number;
  /** Told of every message that was accepted. */
  onAccepted?: (message: AcceptedMessage) => void;
}

const NONE: Plan = {};

/**
 * A double of MessageBird's REST API, over a real socket. Tests say what becomes of each message and take every message
 * they expect; `finish` throws for any that was unexpected, missing or malformed.
 */
export class MessageBirdDouble {
  readonly accessKey: string;
  readonly signingKey: string;
  readonly now: () => Date;
  /** Every message that was accepted, in order: the statistics. */
  readonly accepted: AcceptedMessage[] = [];
  /** Every POST that was seen, accepted or not, by recipient. */
  readonly posts: string[] = [];
  /** The Host headers, and over https the server names, that clients asked for. */
  readonly hosts: string[] = [];
  readonly serverNames: string[] = [];
  /** How many connections were opened, trusted over https. */
  connections = 0;
  credit: number;
  url = '';
  /** To be trusted by whoever calls over https. */
  ca = '';

  private readonly plans = new Map<string, Plan[]>();
  private readonly untaken = new Set<AcceptedMessage>();
  private readonly complaints: string[] = [];
  private readonly events = new EventEmitter();
  private readonly open = new Set<Socket>();
  private api!: Api;

  private constructor({ accessKey, signingKey, now, credit, onAccepted }: DoubleOptions) {
    this.accessKey = accessKey ?? 'test-access-key';
    this.signingKey = signingKey ?? 'test-signing-key';
    this.now = now ?? (() => new Date());
    this.credit = credit ?? Infinity;
    this.events.setMaxListeners(0);
    if (onAccepted) this.events.on('accepted', onAccepted);
  }

  /** Starts on a free port. */
  static async start(options: DoubleOptions = {}): Promise<MessageBirdDouble> {
    const double = new MessageBirdDouble(options);
    const certificate = options.transport === 'http' ? null : await makeCertificate();
    double.api = makeApi(double, certificate);
    double.api.server.on(certificate ? 'secureConnection' : 'connection', (socket: Socket) => {
      double.connections += 1;
      double.events.emit('connection');
      double.open.add(socket);
      socket.once('close', () => {
        double.open.delete(socket);
        double.events.emit('disconnection');
      });
    });
    await once(double.api.server.listen(0, '127.0.0.1'), 'listening');
    const { port } = double.api.server.address() as AddressInfo;
    double.url = certificate ? `https://localhost:${port}` : `http://127.0.0.1:${port}`;
    double.ca = certificate?.cert ?? '';
    return double;
  }

  /** Says what becomes of the next message to a number (digits); several plans are used in turn. */
  plan(recipient: string, ...plans: Plan[]): void {
    this.plans.set(recipient, [...(this.plans.get(recipient) ?? []), ...plans]);
  }

  /** Waits for the next accepted message to a number and takes it: it was expected. */
  async take(recipient: string): Promise<AcceptedMessage> {
    for (;;) {
      const message = [...this.untaken].find((untaken) => untaken.recipient === recipient);
      if (message) {
        this.untaken.delete(message);
        return message;
      }
      await once(this.events, 'accepted', { signal: AbortSignal.timeout(10_000) }).catch(() => {
        throw new Error(`Missing SMS to ${recipient}`);
      });
    }
  }

  /** Waits until this many POSTs were seen. */
  async seen(posts: number): Promise<void> {
    while (this.posts.length < posts) await once(this.events, 'post', { signal: AbortSignal.timeout(10_000) });
  }

  /** Waits until this many connections were opened. */
  async connected(count: number): Promise<void> {
    while (this.connections < count) await once(this.events, 'connection', { signal: AbortSignal.timeout(10_000) });
  }

  /** Says goodbye on every open connection, and waits until the other side has left. */
  async hangsUp(): Promise<void> {
    for (const socket of this.open) socket.end();
    await this.disconnected();
  }

  /** Waits until no connection is open. */
  async disconnected(): Promise<void> {
    while (this.open.size > 0) await once(this.events, 'disconnection', { signal: AbortSignal.timeout(10_000) });
  }

  /** Takes a message one step on and reports it; the hook's answer. */
  async report(message: AcceptedMessage, options?: CallbackOptions): Promise<number> {
    if (message.taken < message.steps.length) message.taken += 1;
    return this.sendReport(message, currentStep(message), options);
  }

  /** Reports any step, whether or not the message has come to it. */
  async sendReport(message: AcceptedMessage, step: Step, options?: CallbackOptions): Promise<number> {
    return callGet(this, statusUrl(message, step), options);
  }

  /** A phone texts: the hook's answer. */
  async sendInbound(publicUrl: string, sms: InboundSms, options?: CallbackOptions): Promise<number> {
    return callInbound(this, `${publicUrl}/hooks/messagebird/inbound`, sms, options);
  }

  /** What phones and scanners do with a link before anybody taps it. */
  async preview(message: AcceptedMessage, times = 3): Promise<void> {
    const link = /https?:\/\/\S+/.exec(message.body)?.[0];
    if (link === undefined) throw new Error('There is no link in this SMS');
    for (let time = 0; time < times; time += 1) {
      await fetch(link, { method: 'HEAD' });
      await (await fetch(link)).text();
    }
  }

  /** Stops, and throws for every SMS that was not as expected. */
  async finish(): Promise<void> {
    await this.stop();
    const unexpected = [...this.untaken].map(({ recipient, body }) => `Unexpected SMS to ${recipient}: "${body}"`);
    const planned = [...this.plans].flatMap(([recipient, plans]) =>
      plans.length === 0 ? [] : [`${plans.length} planned SMS to ${recipient} never came`],
    );
    const all = [...this.faults(), ...unexpected, ...planned];
    if (all.length > 0) throw new Error(`MessageBird double:\n${all.join('\n')}`);
  }

  /** What no test may cause: malformed requests and messages, and messages sent twice. */
  faults(): string[] {
    return [...this.complaints, ...repeated(this.accepted)];
  }

  /** Stops without judging. */
  async stop(): Promise<void> {
    this.api.server.closeAllConnections();
    this.api.server.close();
    if (this.api.server.listening) await once(this.api.server, 'close');
  }

  /** For the API: a request that no client of MessageBird's would make. */
  complain(fault: string): void {
    this.complaints.push(fault);
  }

  /** For the API: how a POST is to be answered, and the messages it makes. */
  async post(posted: PostedMessage): Promise<{ answer: Answer; messages: AcceptedMessage[] }> {
    const recipient = posted.recipients[0] ?? '';
    const plan = this.plans.get(recipient)?.shift() ?? NONE;
    const answer = plan.answer ?? accept;
    const messages = answer.accepts ? posted.recipients.map((to) => this.keep(posted, to, plan)) : [];
    this.posts.push(recipient);
    this.events.emit('post');
    if (plan.reports === 'beforeTheAnswer') for (const message of messages) await this.reportAll(message);
    return { answer, messages };
  }

  private keep(posted: PostedMessage, recipient: string, { script = DELIVERED_SOON }: Plan): AcceptedMessage {
    const { recipients: _, ...fields } = posted;
    const steps = stepsWithin(script, posted.validity ?? 172_800);
    const id = randomBytes(16).toString('hex');
    const message = { ...fields, id, recipient, acceptedAt: this.now(), steps, taken: 1 };
    this.credit -= 1;
    this.accepted.push(message);
    this.untaken.add(message);
    this.complaints.push(...malformed(message));
    this.events.emit('accepted', message);
    return message;
  }

  private async reportAll(message: AcceptedMessage): Promise<void> {
    await this.sendReport(message, currentStep(message));
    while (message.taken < message.steps.length) await this.report(message);
  }
}

import messagebird, { type FilterParameters } from 'messagebird';
import {
  PROVIDER_DEADLINE_MS,
  type LookUpOutcome,
  type OutgoingSms,
  type SendOutcome,
  type SmsProvider,
} from '../sms-provider.js';
import { listOutcome, readOutcome, sendOutcome, type ClientError, type Exchange } from './answers.rules.js';
import { observed, openRoute } from './route-agent.js';

/** The MessageBird account, and the address of its API. */
export interface MessageBirdConfig {
  accessKey: string;
  originator: string;
  /** Scheme, host and port of the REST API. */
  apiUrl: string;
  /** Shorter in tests. */
  deadlineMs?: number | undefined;
  /** A certificate to trust beside the system's; NODE_EXTRA_CA_CERTS works without it. */
  ca?: string;
}

type Callback = (error: Error | null, data: unknown) => void;

/** How many of the account's recent messages are searched for a reference, a page at a time. */
const PAGE = 200;
const PAGES = 2;

/**
 * MessageBird, by its own package. The package keeps its host, forgets HTTP statuses and has no deadline;
 * route-agent.ts and answers.rules.ts make up for that.
 */
export function messageBirdProvider(config: MessageBirdConfig): SmsProvider {
  const deadlineMs = config.deadlineMs ?? PROVIDER_DEADLINE_MS;
  const route = openRoute({ apiUrl: new URL(config.apiUrl), deadlineMs: deadlineMs - 100, ca: config.ca });
  const { messages } = messagebird.initClient(config.accessKey, deadlineMs);
  const ask = <T>(call: (done: Callback) => void, read: Reader<T>): Promise<T> => exchange(call, read, deadlineMs);

  return {
    name: 'messagebird',
    send: (sms) => ask<SendOutcome>((done) => messages.create(parameters(sms, config), done), sendOutcome),
    lookUpById: (id) => ask<LookUpOutcome>((done) => messages.read(encodeURIComponent(id), done), readOutcome),
    lookUpByReference: (reference) =>
      searchPages(reference, (offset) =>
        // The types want a status to filter by; without one the package asks for all.
        ask(
          (done) => messages.list({ limit: PAGE, offset } as FilterParameters, done),
          (error, data) => listOutcome(error, data, reference),
        ),
      ),
    getReady: (count) => route.getReady(count),
    close: () => route.close(),
  };
}

/** A new object each time: the package rewrites the recipients of the one it is given. */
function parameters(sms: OutgoingSms, { originator }: MessageBirdConfig) {
  return {
    originator,
    body: sms.body,
    recipients: [sms.recipient.replace(/^\+/, '')],
    type: 'sms' as const,
    datacoding: 'auto' as const,
    reference: sms.reference,
    reportUrl: sms.reportUrl,
    validity: sms.validitySeconds,
  };
}

type Reader<T> = (error: ClientError | null, data: unknown, exchange: Exchange) => T;

/** One exchange, read when the package calls back; its connection is cut a moment before the deadline. */
function exchange<T>(call: (done: Callback) => void, read: Reader<T>, deadlineMs: number): Promise<T> {
  const seen: Exchange = { statusCode: null, retryAfterSeconds: null };
  return new Promise((resolve) => {
    const late = setTimeout(() => finish(new Error('deadline'), null), deadlineMs);
    const finish: Callback = (error, data) => {
      clearTimeout(late);
      resolve(read(error, data, seen));
    };
    observed(seen, () => call(finish));
  });
}

async function searchPages(
  reference: string,
  page: (offset: number) => Promise<LookUpOutcome | null>,
): Promise<LookUpOutcome> {
  for (let index = 0; index < PAGES; index += 1) {
    const outcome = await page(index * PAGE);
    if (outcome) return outcome;
  }
  return { kind: 'absent' };
}

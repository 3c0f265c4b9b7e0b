import type { SmsStatus } from '../../vocabulary.js';
import { instantOf } from './instant.rules.js';
import { fromMessageBird } from './statuses.rules.js';

/** A delivery report as MessageBird tells it. */
export interface ReportedStatus {
  providerMessageId: string | null;
  reference: string | null;
  status: SmsStatus;
  errorCode: number | null;
  /** When it came to this status, by MessageBird's clock; null where it did not tell. */
  reportedAt: Date | null;
}

/** A text from a phone as MessageBird tells it. */
export interface InboundText {
  originator: string;
  body: string;
}

/** The report in a status callback's query; null for one that tells nothing. */
export function reportOf(query: URLSearchParams): ReportedStatus | null {
  const status = fromMessageBird(query.get('status'));
  if (!status) return null;
  const code = query.get('statusErrorCode');
  return {
    providerMessageId: query.get('id') || null,
    reference: query.get('reference') || null,
    status,
    errorCode: code !== null && /^\d{1,6}$/.test(code) ? Number(code) : null,
    reportedAt: instantOf(query.get('statusDatetime')),
  };
}

/** The text in an inbound callback: the long number's form, the short code's, or the flow's JSON; null for anything else. */
export function replyOf(body: string, contentType: string): InboundText | null {
  const fields = /\bjson\b/i.test(contentType) ? jsonFields(body) : new Map(new URLSearchParams(body));
  const originator = fields.get('originator') ?? fields.get('sender');
  const text = fields.get('body') ?? fields.get('message') ?? fields.get('payload') ?? fields.get('incomingMessage');
  return originator === undefined || text === undefined ? null : { originator, body: text };
}

function jsonFields(body: string): Map<string, string> {
  const value = parsed(body);
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(
    Object.entries(value).flatMap(([name, field]) =>
      typeof field === 'string' || typeof field === 'number' ? [[name, String(field)]] : [],
    ),
  );
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

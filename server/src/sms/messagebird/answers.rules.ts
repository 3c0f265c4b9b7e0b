import { SmsStatus } from '../../vocabulary.js';
import type { LookUpOutcome, MessageState, SendOutcome } from '../sms-provider.js';
import { instantOf } from './instant.rules.js';
import { fromMessageBird } from './statuses.rules.js';

/** What was seen of one exchange beside what the package hands on. */
export interface Exchange {
  statusCode: number | null;
  retryAfterSeconds: number | null;
}

/** The error of the package: its own fields hang on an Error. */
export interface ClientError extends Error {
  statusCode?: number;
  errors?: unknown;
  error?: Error & { code?: string; syscall?: string };
}

// Wrong key, not allowed, no credit: true of every other message too.
const ACCOUNT_CODES = new Set([2, 25]);
const ACCOUNT_STATUSES = new Set([401, 402, 403]);
const NOT_FOUND_CODE = 20;
// A request that never left: no connection, or none that could be trusted.
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EPROTO',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
]);

/**
 * What an answer to POST /messages means. The package reports any JSON without `errors` as success, whatever the status:
 * only an id together with the recipients counts as accepted, and what may have arrived counts as unknown.
 */
export function sendOutcome(error: ClientError | null, data: unknown, exchange: Exchange): SendOutcome {
  if (!error) return (isSuccess(exchange) ? accepted(data) : null) ?? byStatus(exchange, null, idOf(data));
  const statusCode = error.statusCode ?? exchange.statusCode;
  if (statusCode !== null) return byStatus({ ...exchange, statusCode }, firstError(error.errors), null);
  return neverSent(error)
    ? { kind: 'notAccepted', reason: 'The SMS provider cannot be reached', retryAfterSeconds: null }
    : unknown('The SMS provider did not answer');
}

/** What an answer to GET /messages/{id} means. */
export function readOutcome(error: ClientError | null, data: unknown, exchange: Exchange): LookUpOutcome {
  const state = error ? null : stateOf(data);
  if (state) return { kind: 'found', state };
  const missing = firstError(error?.errors)?.code === NOT_FOUND_CODE && exchange.statusCode === 404;
  return missing ? { kind: 'absent' } : { kind: 'unavailable', reason: 'The SMS provider gave no usable answer' };
}

/** What an answer to GET /messages means for the message that carries `reference`; null: it is not on this page. */
export function listOutcome(error: ClientError | null, data: unknown, reference: string): LookUpOutcome | null {
  const items = error ? null : field(data, 'items');
  if (!Array.isArray(items)) return { kind: 'unavailable', reason: 'The SMS provider gave no usable answer' };
  const message: unknown = items.find((item) => field(item, 'reference') === reference);
  const state = stateOf(message);
  return state ? { kind: 'found', state } : null;
}

const isSuccess = ({ statusCode }: Exchange): boolean => statusCode === null || (statusCode >= 200 && statusCode < 300);

function accepted(data: unknown): SendOutcome | null {
  const state = stateOf(data);
  return state && { kind: 'accepted', providerMessageId: state.providerMessageId, status: state.status };
}

/** A message object; null unless it has an id and a recipient. */
function stateOf(data: unknown): MessageState | null {
  const id = idOf(data);
  const items = field(field(data, 'recipients'), 'items');
  if (id === null || !Array.isArray(items) || items.length === 0) return null;
  const item: unknown = items[0];
  const code = field(item, 'statusErrorCode');
  return {
    providerMessageId: id,
    status: fromMessageBird(field(item, 'status')) ?? SmsStatus.SENT,
    errorCode: typeof code === 'number' ? code : null,
    reportedAt: instantOf(field(item, 'statusDatetime')),
  };
}

function byStatus(
  { statusCode, retryAfterSeconds }: Exchange,
  failure: ApiError | null,
  id: string | null,
): SendOutcome {
  if (statusCode === 429)
    return { kind: 'notAccepted', reason: 'The SMS provider asks us to slow down', retryAfterSeconds };
  if (statusCode === null || statusCode < 300 || statusCode >= 500 || statusCode === 408) {
    return unknown('The SMS provider gave no usable answer', id);
  }
  const alarm = ACCOUNT_STATUSES.has(statusCode) || ACCOUNT_CODES.has(failure?.code ?? 0);
  return {
    kind: 'refused',
    reason: failure?.description ?? `The SMS provider refused it (HTTP ${statusCode})`,
    code: failure?.code ?? null,
    alarm: alarm || statusCode < 400,
  };
}

const unknown = (reason: string, providerMessageId: string | null = null): SendOutcome => ({
  kind: 'unknown',
  reason,
  providerMessageId,
});

interface ApiError {
  code: number;
  description: string;
}

/** The first of MessageBird's errors, its words without digits: a description may quote the number. */
function firstError(errors: unknown): ApiError | null {
  const first: unknown = Array.isArray(errors) ? errors[0] : null;
  const code = field(first, 'code');
  const description = field(first, 'description');
  if (typeof code !== 'number') return null;
  const words = typeof description === 'string' ? description.replace(/\d/g, '*').slice(0, 120) : 'no reason given';
  return { code, description: `The SMS provider refused it: ${words} (code ${code})` };
}

function neverSent({ error }: ClientError): boolean {
  if (!error) return false;
  const code = error.code ?? '';
  if (NEVER_SENT.has(code) || code.startsWith('ERR_TLS_') || code.startsWith('ERR_SSL_')) return true;
  return error.syscall === 'connect' || error.syscall === 'getaddrinfo' || error.message.includes('before secure TLS');
}

function idOf(data: unknown): string | null {
  const id = field(data, 'id');
  return typeof id === 'string' && id !== '' && id.length <= 64 ? id : null;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

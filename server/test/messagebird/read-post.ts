/** One of the API's errors. */
export interface ApiError {
  code: number;
  description: string;
  parameter: string | null;
}

/** What a valid POST /messages asks for. */
export interface PostedMessage {
  originator: string;
  recipients: string[];
  body: string;
  reference: string | null;
  reportUrl: string | null;
  validity: number | null;
  datacoding: string;
}

const KNOWN = new Set(
  'originator body recipients type reference reportUrl validity gateway typeDetails datacoding mclass scheduledDatetime groupIds shortenUrls'.split(
    ' ',
  ),
);
const TYPES = ['sms', 'binary', 'flash'];
const CODINGS = ['plain', 'unicode', 'auto'];

/** The fields of a body, JSON or a form; null where it is neither. */
export function readFields(body: string, contentType: string): Record<string, unknown> | null {
  if (contentType.includes('application/x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(body));
  try {
    const fields: unknown = JSON.parse(body);
    return typeof fields === 'object' && fields !== null ? (fields as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** The message that a POST asks for, or every error the API would name. */
export function readPost(fields: Record<string, unknown>): { message: PostedMessage } | { errors: ApiError[] } {
  const text = (name: string): string => (typeof fields[name] === 'string' ? fields[name] : '');
  const recipients = recipientsOf(fields.recipients);
  const message: PostedMessage = {
    originator: text('originator'),
    recipients,
    body: text('body'),
    reference: text('reference') || null,
    reportUrl: text('reportUrl') || null,
    validity: fields.validity === undefined ? null : Number(fields.validity),
    datacoding: text('datacoding') || 'plain',
  };
  const errors = [...missing(message), ...wrong(message, fields)];
  return errors.length > 0 ? { errors } : { message };
}

function recipientsOf(given: unknown): string[] {
  const list: unknown[] = Array.isArray(given) ? given : typeof given === 'string' ? given.split(',') : [];
  return list.map((item) => (typeof item === 'string' || typeof item === 'number' ? String(item).trim() : ''));
}

function missing({ recipients, originator, body }: PostedMessage): ApiError[] {
  const none = (parameter: string, description: string): ApiError => ({ code: 9, description, parameter });
  const usable = recipients.length > 0 && recipients.every((recipient) => /^[1-9]\d{6,14}$/.test(recipient));
  return [
    ...(usable ? [] : [none('recipients', 'no (correct) recipients found')]),
    ...(originator === '' ? [none('originator', 'originator is required')] : []),
    ...(body === '' ? [none('body', 'body is required')] : []),
  ];
}

function wrong(message: PostedMessage, fields: Record<string, unknown>): ApiError[] {
  const { originator, validity, reportUrl, reference } = message;
  const alphanumeric = /^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}$/.test(originator) || /^\+?\d{3,17}$/.test(originator);
  const faults: [string, boolean][] = [
    ['originator', originator !== '' && !alphanumeric],
    ['recipients', message.recipients.length > 50],
    ['body', [...message.body].length > 1377],
    ['type', fields.type !== undefined && !TYPES.includes(fields.type as string)],
    ['datacoding', !CODINGS.includes(message.datacoding)],
    ['validity', validity !== null && !(Number.isInteger(validity) && validity > 0)],
    ['reference', reference !== null && reference.length > 128],
    ['reportUrl', reportUrl !== null && !URL.canParse(reportUrl)],
    ...Object.keys(fields).flatMap((name): [string, boolean][] => (KNOWN.has(name) ? [] : [[name, true]])),
  ];
  return faults.flatMap(([parameter, isWrong]) =>
    isWrong ? [{ code: 10, description: `${parameter} is invalid`, parameter }] : [],
  );
}

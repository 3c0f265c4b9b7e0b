import { destination, pino, type DestinationStream, type Logger } from 'pino';

/** What is never written, wherever in a line it would stand (domain.md, invariant 7). */
const SECRETS = [
  'token',
  'password',
  'body',
  'phoneNumber',
  'recipient',
  'authorization',
  'cookie',
  'code',
  'variables',
];
const paths = SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** The log: JSON lines on standard error, so that standard output is left to the one line that says "ready". */
export function createLog(level: string, to: DestinationStream = destination({ fd: 2, sync: true })): Logger {
  return pino(
    {
      level,
      base: null,
      redact: { paths, censor: '[kept out]' },
      serializers: { err: tellFault },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    to,
  );
}

/** Where and what of a fault, without the values that database drivers hang on their errors. */
function tellFault(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: 'Something that is not an error was thrown.' };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: withoutValues(error.message),
    errorCode: typeof code === 'string' || typeof code === 'number' ? code : undefined,
    stack: withoutValues(error.stack ?? ''),
  };
}

/** Quoted values and phone numbers go: a driver quotes the duplicate, a query what it was given. */
function withoutValues(text: string): string {
  return text.replace(/'[^'\n]*'/g, "'…'").replace(/\+\d{6,15}/g, '+…');
}

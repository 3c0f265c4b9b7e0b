import { randomUUID } from 'node:crypto';
import { GraphQLError, type ExecutionResult, type GraphQLErrorExtensions, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { Refusal } from '../errors.js';
import { inputError, type InputError } from './input-errors.rules.js';

/** What Apollo calls a request that is not a valid operation. */
const NOT_AN_OPERATION = new Set([
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
]);

/**
 * An error as callers are told it, the same on both transports (environment.md, "Errors"): refusals in full, faults only
 * as a reference to the log line.
 */
export function tellError(error: GraphQLError, log: Logger): GraphQLFormattedError {
  const { message, locations, path } = error.toJSON();
  const told = { locations, path };
  const cause = originOf(error);
  if (cause instanceof Refusal) {
    return { ...told, message: cause.message, extensions: { code: cause.code, ...cause.details } };
  }
  // Errors of compiled operations may have none.
  const code = (error.extensions as GraphQLErrorExtensions | undefined)?.code;
  if (NOT_AN_OPERATION.has(String(code)))
    return { ...told, message, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } };
  const input = inputErrorOf(error);
  if (input) return { ...told, message: input.message, extensions: { code: 'BAD_USER_INPUT', field: input.field } };
  if (cause === error && path === undefined && code === undefined) {
    return { ...told, message, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } };
  }
  return { ...told, ...fault(cause, log, path) };
}

/** A result with its errors as callers are told them. */
export function tellResult(result: ExecutionResult, log: Logger): ExecutionResult {
  if (!result.errors) return result;
  return { ...result, errors: result.errors.map((error) => tellError(error, log)) as unknown as GraphQLError[] };
}

/** Whatever was thrown, as a GraphQL error. */
export function asGraphQL(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  return new GraphQLError('Refused', { originalError: error instanceof Error ? error : undefined });
}

/** A refusal before anything was executed, as a GraphQL error with its HTTP status. */
export function refusalError(refusal: Refusal, status: number): GraphQLError {
  return new GraphQLError(refusal.message, {
    originalError: refusal,
    extensions: { code: refusal.code, ...refusal.details, http: { status } },
  });
}

/** What the executor says of a wrong value, at whichever depth it wrapped it. */
function inputErrorOf(error: GraphQLError): InputError | null {
  const told = inputError(error.message);
  return told ?? (error.originalError instanceof GraphQLError ? inputErrorOf(error.originalError) : null);
}

/** The error that was thrown, beneath the places it passed. */
function originOf(error: GraphQLError): unknown {
  let origin: unknown = error;
  while (origin instanceof GraphQLError && origin.originalError) origin = origin.originalError;
  return origin;
}

function fault(
  error: unknown,
  log: Logger,
  path: GraphQLFormattedError['path'],
): Pick<GraphQLFormattedError, 'message' | 'extensions'> {
  const reference = randomUUID();
  log.error({ reference, path: path?.join('.'), err: error }, 'An operation failed');
  return {
    message: 'Something went wrong on our side.',
    extensions: { code: 'INTERNAL_SERVER_ERROR', reference },
  };
}

import { hashSecret } from '../ids.js';

/** What is stored of a verification code: bound to the operator, so that equal codes look different. */
export function codeHash(operatorId: string, code: string): string {
  return hashSecret(`${operatorId}:${code}`);
}

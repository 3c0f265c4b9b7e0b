import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's top folder; every script works from here, wherever it was called. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** One line for the person at the terminal, on standard error: standard output belongs to the program that is started. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** An end that the person can do something about: its message is printed without a stack. */
export class Trouble extends Error {
  /** @param {string} message what is wrong and what to do @param {string} [output] what the failed command printed */
  constructor(message, output = '') {
    super(message);
    this.output = output;
  }
}

/** Prints what went wrong and leaves with status 1. */
export function giveUp(error) {
  if (error instanceof Trouble) {
    if (error.output) say(error.output.trimEnd());
    say(error.message);
  } else {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  process.exit(1);
}

/** Seconds since `started` (from performance.now()), with one decimal. */
export function seconds(started) {
  return `${((performance.now() - started) / 1000).toFixed(1)} s`;
}

import { MUTANTS } from '../mutants/mutants.js';
import type { Outcome } from '../run-seed.js';

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** What is told of outcomes. */
export const report = {
  /** A broken promise in words, what came before it, and how to see it again. */
  outcome({ seed, breach, tail }: Outcome, mutant: string | null): void {
    if (!breach) return;
    say(`\nseed ${seed} breaks a promise: ${breach.invariant}\n  ${breach.text}\n\n${tail.join('\n')}\n`);
    say(`replay: npm run simulate -- --seed ${seed}${mutant === null ? '' : ` --mutant ${mutant}`}`);
  },

  summary(outcomes: Outcome[], startedMs: number): void {
    const sum = (key: 'chats' | 'rings' | 'texts' | 'steps'): number =>
      outcomes.reduce((total, outcome) => total + outcome[key], 0);
    const failed = outcomes.filter(({ breach }) => breach !== null).length;
    const seconds = (performance.now() - startedMs) / 1000;
    say(
      `${outcomes.length} worlds in ${seconds.toFixed(0)} s: ${sum('chats')} chats, ${sum('rings')} rings, ${sum('texts')} texts, ` +
        `${sum('steps')} steps; ${outcomes.length - failed} passed, ${failed} failed`,
    );
  },

  mutant(name: string, caught: Outcome | null, lived: number): void {
    const breaks = MUTANTS.find((mutant) => mutant.name === name)?.breaks ?? '';
    const how = caught?.breach
      ? `caught by seed ${caught.seed}, world ${lived}: ${caught.breach.invariant}: ${caught.breach.text.slice(0, 100)}`
      : `NOT caught in ${lived} worlds`;
    say(`${name.padEnd(24)} ${how}\n${' '.repeat(25)}(broken: ${breaks})`);
  },
};

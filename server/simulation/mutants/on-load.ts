import { readFile } from 'node:fs/promises';
import type { LoadHook } from 'node:module';
import ts from 'typescript';
import { mutated } from './apply.js';
import { MUTANTS, type Mutant } from './mutants.js';

/* Hooks of Node.js's module loader: a process whose product is broken in one place, compiled from the edited source. */

const COMPILED = '/simulation/dist/src/';
let mutant: Mutant | undefined;

/** Told which mutant by mutants/register.ts. */
export function initialize(name: string): void {
  mutant = MUTANTS.find((one) => one.name === name);
}

/** The product's modules as they are compiled, but those with an edit. */
export const load: LoadHook = async (url, context, nextLoad) => {
  const file = fileOf(url);
  if (!mutant?.edits.some((edit) => edit.file === file)) return nextLoad(url, context);
  const source = await readFile(new URL(url.replace(COMPILED, '/src/').replace(/\.js$/, '.ts')), 'utf8');
  const compilerOptions: ts.CompilerOptions = {
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2022,
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
    useDefineForClassFields: false,
  };
  const { outputText } = ts.transpileModule(mutated(mutant, file, source), { compilerOptions });
  return { format: 'module', source: outputText, shortCircuit: true };
};

/** The path below server/src, with its own suffix; empty for anything else. */
function fileOf(url: string): string {
  const from = url.indexOf(COMPILED);
  return from < 0 ? '' : url.slice(from + COMPILED.length).replace(/\.js$/, '.ts');
}

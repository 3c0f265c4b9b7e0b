import type { Edit, Mutant } from './mutants.js';

/** A source with a mutant's edits. Throws where a text is not there exactly once: the mutant would break nothing. */
export function mutated(mutant: Mutant, file: string, source: string): string {
  return mutant.edits.filter((edit) => edit.file === file).reduce((text, edit) => applied(mutant, edit, text), source);
}

function applied(mutant: Mutant, { file, find, replace }: Edit, source: string): string {
  const parts = source.split(find);
  if (parts.length !== 2) {
    throw new Error(`the mutant ${mutant.name} finds "${find}" ${parts.length - 1} times in ${file}: adapt it`);
  }
  return parts.join(replace);
}

interface Canned {
  title: string;
}

/** What is looked for when a message begins with a slash: the words after it; null where it does not. */
export function searchIn(text: string): string | null {
  return /^\/[^\n]{0,40}$/.test(text) ? text.slice(1).trim().toLocaleLowerCase() : null;
}

/** Those whose title has the words, first those that begin with them. */
export function matching<T extends Canned>(responses: readonly T[], search: string): T[] {
  const at = ({ title }: T): number => title.toLocaleLowerCase().indexOf(search);
  return responses.filter((one) => at(one) >= 0).sort((one, other) => Math.sign(at(one)) - Math.sign(at(other)));
}

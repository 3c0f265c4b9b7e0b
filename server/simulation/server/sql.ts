/** The tables that a statement reads and writes. */
export interface TablesOf {
  read: string[];
  written: string[];
}

const known = new Map<string, TablesOf>();

/** Statements are few and come again and again: each is read once. */
export function tablesOf(query: string): TablesOf {
  const before = known.get(query);
  if (before) return before;
  const found = { read: names(query, /\b(?:FROM|JOIN)\s+"?(\w+)"?/gi), written: written(query) };
  known.set(query, found);
  return found;
}

function written(query: string): string[] {
  return names(query, /^\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)"?/gi);
}

function names(query: string, pattern: RegExp): string[] {
  return [...query.matchAll(pattern)].map((match) => match[1] ?? '');
}

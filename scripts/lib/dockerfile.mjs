/** The instructions of a Dockerfile in their order, each in one line, without comments. */
export function readInstructions(text) {
  return text
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .map((line) => /^([A-Z]+)\s+(.*)$/.exec(line.trim()))
    .filter(Boolean)
    .map(([, name, rest]) => ({ name, rest }));
}

function toExpression(pattern) {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('**/', '\0')
    .replaceAll('*', '[^/]*')
    .replaceAll('\0', '(?:.*/)?');
  return new RegExp(`^${source}(?:/|$)`);
}

/** Whether .dockerignore keeps a path out of the build, for the patterns that ours uses: names, `*` and a leading `**`. */
export function readIgnored(text) {
  const expressions = text
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map(toExpression);
  return (file) => expressions.some((expression) => expression.test(file));
}

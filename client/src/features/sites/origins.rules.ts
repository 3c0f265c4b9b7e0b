/** The addresses written in a box, one a line, commas allowed; empty lines and repeats left out. A bare address loses its final slash. */
export function originsOf(text: string): string[] {
  const lines = text
    .split(/[\n,]/u)
    .map((line) => line.trim().replace(/\s*\/$/u, ''))
    .filter((line) => line !== '');
  return [...new Set(lines)];
}

/** The line that a website needs to carry the widget. */
export function installSnippet(origin: string, siteKey: string): string {
  return `<script async src="${origin}/widget.js" data-site="${siteKey}"></script>`;
}

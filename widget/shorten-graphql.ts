import type { Plugin } from 'vite';

/** Takes the line breaks and indentation out of operations: a visitor's browser sends them, and nobody reads them there. */
export function shortenGraphql(): Plugin {
  return {
    name: 'shorten-graphql',
    enforce: 'pre',
    transform: (code, id) =>
      /[\\/]widget[\\/]src[\\/].*\.ts$/.test(id)
        ? code.replace(/(graphql\(\s*`)([^`]*)(`)/g, (_all, before: string, text: string, after: string) => {
            return (
              before +
              text
                .replace(/\s+/g, ' ')
                .replace(/ ?([{}():,!]|\.\.\.) ?/g, '$1')
                .trim() +
              after
            );
          })
        : undefined,
  };
}

import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PubSub } from '../pub-sub/pub-sub.js';
import { buildSchema, printSorted } from './schema.js';

// schema.graphql at the top of the repository: the only contract between server, client and widget.
// Run by `npm run schema:emit`, and with --check by `npm run check`.
const target = fileURLToPath(new URL('../../../schema.graphql', import.meta.url));

const sdl = printSorted(await buildSchema(new PubSub()));
if (!process.argv.includes('--check')) {
  await writeFile(target, sdl);
} else if ((await readFile(target, 'utf8').catch(() => '')) !== sdl) {
  process.stderr.write('schema.graphql is not what the server serves: run `npm run schema:emit -w server`.\n');
  process.exitCode = 1;
}

// npm run dev: as npm start, and again after each change: compiler and server watch, the pages are built anew.
import fs from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { ended, isStopping, passOnSignals, start, stopAll } from './lib/children.mjs';
import { tsc } from './lib/compilers.mjs';
import { prepare } from './lib/prepare.mjs';
import { giveUp, root, say } from './lib/say.mjs';

const PAGES = ['client', 'widget'];
/** Editors save several files at once. */
const SETTLE_MS = 150;

/** Builds what changed; a mistake in a page is shown and mended by the next change. */
async function buildPages() {
  try {
    await ensureBuilt(PAGES);
  } catch (error) {
    say(`${error.output ?? ''}\n${error.message}`);
  }
}

function watchPages() {
  let timer;
  let building = Promise.resolve();
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => (building = building.then(buildPages)), SETTLE_MS);
  };
  for (const workspace of PAGES) fs.watch(path.join(root, workspace, 'src'), { recursive: true }, later);
}

passOnSignals();
try {
  await prepare();
  const compiler = tsc('server/tsconfig.build.json', '--watch', '--preserveWatchOutput');
  const watchers = [
    start(compiler.command, compiler.args),
    start(process.execPath, ['--watch', '--watch-preserve-output', 'server/dist/main.js']),
  ];
  watchPages();
  // A watcher ends only by a fault or because everything is to end.
  const code = await Promise.race(watchers.map(ended));
  const asked = isStopping();
  stopAll();
  await Promise.all(watchers.map((watcher) => watcher.exitCode ?? watcher.signalCode ?? ended(watcher)));
  process.exit(asked ? 0 : code);
} catch (error) {
  giveUp(error);
}

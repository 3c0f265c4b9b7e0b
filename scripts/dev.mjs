// npm run dev: as npm start, and again after each change: the compiler, the page builds and the server all watch.
import { ended, npm, passOnSignals, start, stopAll } from './lib/children.mjs';
import { prepare } from './lib/prepare.mjs';
import { giveUp } from './lib/say.mjs';

passOnSignals();
try {
  await prepare();
  const compiler = 'node_modules/typescript/bin/tsc';
  const watchers = [
    start(process.execPath, [compiler, '-p', 'server/tsconfig.build.json', '--watch', '--preserveWatchOutput']),
    start(...npm('run', 'dev', '--workspace', 'client')),
    start(...npm('run', 'dev', '--workspace', 'widget')),
    start(process.execPath, ['--watch', '--watch-preserve-output', 'server/dist/main.js']),
  ];
  // A watcher ends only by a fault or because everything is to end.
  process.exitCode = await Promise.race(watchers.map(ended));
  stopAll();
} catch (error) {
  giveUp(error);
}

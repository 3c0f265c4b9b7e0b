// npm run dev: as npm start, and again after each change: the compiler, the page builds and the server all watch.
import fs from 'node:fs';
import path from 'node:path';
import { ended, isStopping, passOnSignals, start, stopAll } from './lib/children.mjs';
import { prepare } from './lib/prepare.mjs';
import { giveUp, root } from './lib/say.mjs';

const bin = (file) => path.join(root, 'node_modules', file);

/** Each page, and each script of the widget, has a Vite configuration of its own. */
function watchPages(workspace) {
  const cwd = path.join(root, workspace);
  const configurations = fs.readdirSync(cwd).filter((name) => /^vite\..*config\.ts$/.test(name));
  const build = [bin('vite/bin/vite.js'), 'build', '--watch', '--logLevel', 'warn', '--config'];
  return configurations.map((name) => start(process.execPath, [...build, name], { cwd }));
}

passOnSignals();
try {
  await prepare();
  const watchers = [
    start(process.execPath, [
      bin('typescript/bin/tsc'),
      '-p',
      'server/tsconfig.build.json',
      '--watch',
      '--preserveWatchOutput',
    ]),
    ...watchPages('client'),
    ...watchPages('widget'),
    start(process.execPath, ['--watch', '--watch-preserve-output', 'server/dist/main.js']),
  ];
  // A watcher ends only by a fault or because everything is to end.
  const code = await Promise.race(watchers.map(ended));
  process.exitCode = isStopping() ? 0 : code;
  stopAll();
} catch (error) {
  giveUp(error);
}

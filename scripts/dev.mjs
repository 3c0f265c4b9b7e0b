// npm run dev: as npm start, and again after each change: the compiler, the page builds and the server all watch.
import { ended, isStopping, passOnSignals, start, stopAll } from './lib/children.mjs';
import { tsc, viteBuilds } from './lib/compilers.mjs';
import { prepare } from './lib/prepare.mjs';
import { giveUp } from './lib/say.mjs';

const server = {
  command: process.execPath,
  args: ['--watch', '--watch-preserve-output', 'server/dist/main.js'],
};

passOnSignals();
try {
  await prepare();
  const watchers = [
    tsc('server/tsconfig.build.json', '--watch', '--preserveWatchOutput'),
    ...viteBuilds('client', '--watch', '--logLevel', 'warn'),
    ...viteBuilds('widget', '--watch', '--logLevel', 'warn'),
    server,
  ].map(({ command, args, cwd }) => start(command, args, cwd ? { cwd } : {}));
  // A watcher ends only by a fault or because everything is to end.
  const code = await Promise.race(watchers.map(ended));
  process.exitCode = isStopping() ? 0 : code;
  stopAll();
} catch (error) {
  giveUp(error);
}

// npm run simulate: lives through seeded worlds in which everything goes wrong. npm run simulate -- --help tells the options.
import { ended, passOnSignals, start } from './lib/children.mjs';
import { prepare } from './lib/prepare.mjs';
import { giveUp } from './lib/say.mjs';

passOnSignals();
try {
  await prepare(['simulation']);
  const program = 'server/simulation/dist/simulation/main.js';
  process.exitCode = await ended(start(process.execPath, [program, ...process.argv.slice(2)], {}));
} catch (error) {
  giveUp(error);
}

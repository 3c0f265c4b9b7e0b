// npm start: installs what is missing, builds what is stale, starts the server. Plain Node.js, because nothing is installed yet.
// (package.json says `exec node …` so that the shell between npm and this script passes signals and the exit status on.)
import { ended, isStopping, passOnSignals, start } from './lib/children.mjs';
import { prepare } from './lib/prepare.mjs';
import { giveUp } from './lib/say.mjs';

const STOPPED_BEFORE_START = 130;

passOnSignals();
try {
  await prepare();
  process.exitCode = isStopping()
    ? STOPPED_BEFORE_START
    : await ended(start(process.execPath, ['server/dist/main.js']));
} catch (error) {
  if (isStopping()) process.exit(STOPPED_BEFORE_START);
  giveUp(error);
}

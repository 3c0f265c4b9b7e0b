// npm start: installs what is missing, builds what is stale, starts the server. Plain Node.js, because nothing is installed yet.
import { ended, isStopping, passOnSignals, start } from './lib/children.mjs';
import { prepare } from './lib/prepare.mjs';
import { giveUp } from './lib/say.mjs';

passOnSignals();
try {
  await prepare();
  if (!isStopping()) process.exitCode = await ended(start(process.execPath, ['server/dist/main.js']));
} catch (error) {
  giveUp(error);
}

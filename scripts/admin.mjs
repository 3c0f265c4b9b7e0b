// npm run admin -- …: the operator's command line, on the database that the server uses.
import { ended, passOnSignals, start } from './lib/children.mjs';
import { prepare } from './lib/prepare.mjs';
import { giveUp } from './lib/say.mjs';

passOnSignals();
try {
  await prepare(['server']);
  process.exitCode = await ended(start(process.execPath, ['server/dist/admin/main.js', ...process.argv.slice(2)]));
} catch (error) {
  giveUp(error);
}

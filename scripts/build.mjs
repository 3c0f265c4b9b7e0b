// npm run build: builds what is stale. npm start and npm test do so by themselves.
import { passOnSignals } from './lib/children.mjs';
import { prepare } from './lib/prepare.mjs';
import { giveUp } from './lib/say.mjs';

passOnSignals();
try {
  await prepare(process.argv.length > 2 ? process.argv.slice(2) : undefined);
} catch (error) {
  giveUp(error);
}

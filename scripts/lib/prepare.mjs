import { ensureBuilt } from './build.mjs';
import { checkNode, ensureInstalled } from './install.mjs';
import { withLock } from './lock.mjs';

/** Brings the checkout to where its programs can run: packages installed, everything built. Quick when nothing is to be done. */
export async function prepare(workspaces) {
  checkNode();
  await withLock(async () => {
    await ensureInstalled();
    await ensureBuilt(workspaces);
  });
}

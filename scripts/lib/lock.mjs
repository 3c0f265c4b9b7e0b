import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root, say } from './say.mjs';

const LOCK = path.join(root, '.cache', 'prepare.lock');
const POLL_MS = 200;

function holderLives(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Moves a dead holder's lock away; false while its holder lives. By rename, so that of two who notice at once only one removes it. */
function removeIfAbandoned(file) {
  const content = readOrEmpty(file);
  if (content === '') return true;
  // The own number is that of a namesake: a container that is started again counts its processes from one again.
  const pid = Number(content);
  if (pid !== process.pid && holderLives(pid)) return false;
  const aside = `${file}.${process.pid}`;
  try {
    fs.renameSync(file, aside);
    if (readOrEmpty(aside) !== content) fs.linkSync(aside, file);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  } finally {
    fs.rmSync(aside, { force: true });
  }
  return true;
}

function readOrEmpty(name) {
  try {
    return fs.readFileSync(name, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
}

/** The lock file appears complete, with its holder's number in it, or not at all. */
function tryTake(file) {
  const own = `${file}.${process.pid}.new`;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(own, String(process.pid));
  try {
    fs.linkSync(own, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    fs.unlinkSync(own);
  }
}

/**
 * Runs `work` while no other script of this checkout installs or builds: two `npm start` at once must not write over each other.
 * The lock of a process that is gone is taken over.
 */
export async function withLock(work, file = LOCK) {
  let told = false;
  while (!tryTake(file)) {
    if (removeIfAbandoned(file)) continue;
    if (!told) say(`Waiting for another run that is installing or building here (process ${readOrEmpty(file)}).`);
    told = true;
    await wait(POLL_MS);
  }
  const release = () => fs.rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

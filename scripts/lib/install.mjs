import fs from 'node:fs';
import path from 'node:path';
import { capture, npm } from './children.mjs';
import { Trouble, root, say, seconds } from './say.mjs';

const OLDEST = [20, 11];

const COMPILER_ADVICE =
  'The embedded database, better-sqlite3, is compiled where no prebuilt binary can be had for this machine. ' +
  'That needs g++, make and python3 (Debian and Ubuntu: apt-get install g++ make python3). Install them and run the command again.';

/** Refuses a Node.js that the packages do not run on. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new Trouble(`Ringdown needs Node.js ${OLDEST.join('.')} or later; this is ${version}.`);
}

function packagesOf(lockFile) {
  try {
    return JSON.parse(fs.readFileSync(path.join(root, lockFile), 'utf8')).packages;
  } catch {
    return {};
  }
}

/**
 * Whether node_modules holds what package-lock.json asks for, by version and not by file time, which a clone does not keep.
 * Optional packages are for other platforms more often than not, and are left to npm.
 */
function isInstalled() {
  const installed = packagesOf('node_modules/.package-lock.json');
  const wanted = Object.entries(packagesOf('package-lock.json'));
  return wanted.every(
    ([place, wish]) =>
      !place.includes('node_modules/') || wish.optional || wish.link || installed[place]?.version === wish.version,
  );
}

async function install() {
  const started = performance.now();
  say('Installing packages (a few minutes at the first start) …');
  const result = await capture(...npm('ci', '--include=dev', '--no-audit', '--no-fund'));
  if (result.code !== 0) {
    const compiling = /better-sqlite3|node-gyp|gyp ERR/.test(result.output);
    throw new Trouble(compiling ? COMPILER_ADVICE : 'npm ci failed: see above.', result.output);
  }
  say(`Packages installed (${seconds(started)}).`);
}

const openDatabase = "new (require('better-sqlite3'))(':memory:').close()";

function loadDatabase() {
  return capture(process.execPath, ['-e', openDatabase], { cwd: path.join(root, 'server') });
}

/** An installed better-sqlite3 is of no use when it was compiled for another Node.js, or its install script was not run. */
async function checkDatabaseLoads() {
  const first = await loadDatabase();
  if (first.code === 0) return;
  say('The embedded database does not load: compiling it for this Node.js …');
  const rebuild = await capture(...npm('rebuild', 'better-sqlite3'));
  const second = await loadDatabase();
  if (second.code !== 0) throw new Trouble(COMPILER_ADVICE, rebuild.output + second.output);
}

/** Installs what is missing. With DATABASE_URL set the embedded database is not used, and not asked after. */
export async function ensureInstalled() {
  checkNode();
  if (!isInstalled()) await install();
  if (!process.env.DATABASE_URL) await checkDatabaseLoads();
}

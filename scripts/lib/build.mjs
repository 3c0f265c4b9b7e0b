import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { capture } from './children.mjs';
import { tsc, viteBuilds } from './compilers.mjs';
import { Trouble, root, say, seconds } from './say.mjs';

const stampFolder = path.join(root, 'node_modules', '.cache', 'ringdown');
const AT_ONCE = 2;

/** What is built, how, from what, and the files that tell that it is there. */
const TARGETS = [
  {
    workspace: 'server',
    commands: () => [tsc('server/tsconfig.build.json')],
    sources: ['server/src', 'server/package.json', 'server/tsconfig.json', 'server/tsconfig.build.json'],
    results: ['server/dist/main.js'],
  },
  {
    workspace: 'simulation',
    commands: () => [tsc('server/simulation/tsconfig.json')],
    sources: ['server/src', 'server/simulation', 'server/package.json', 'server/tsconfig.json'],
    results: ['server/simulation/dist/simulation/main.js'],
  },
  {
    workspace: 'client',
    commands: () => viteBuilds('client'),
    sources: ['client', 'widget/src'],
    results: ['console', 'mobile', 'demo'].map((page) => `client/dist/${page}/index.html`),
  },
  {
    workspace: 'widget',
    commands: () => viteBuilds('widget'),
    sources: ['widget'],
    results: ['widget/dist/widget.js'],
  },
];
/** What the product is made of; the simulation is built by who wants it. */
export const WORKSPACES = ['server', 'client', 'widget'];
const SHARED_SOURCES = ['package-lock.json', 'tsconfig.base.json'];
const NOT_SOURCES = new Set(['dist', 'node_modules', 'coverage']);

function* filesUnder(place) {
  const stat = fs.statSync(path.join(root, place), { throwIfNoEntry: false });
  if (!stat) return;
  if (!stat.isDirectory()) {
    yield place;
    return;
  }
  for (const name of fs.readdirSync(path.join(root, place)).sort()) {
    if (!NOT_SOURCES.has(name) && !/\.test\.tsx?$/.test(name)) yield* filesUnder(`${place}/${name}`);
  }
}

/** A digest of the sources' names and contents: times would say "stale" after every clone, and "fresh" after some checkouts. */
function digest(target) {
  const hash = crypto.createHash('sha256');
  for (const file of [...target.sources, ...SHARED_SOURCES].flatMap((place) => [...filesUnder(place)])) {
    hash
      .update(`${file}\0`)
      .update(fs.readFileSync(path.join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

const stampOf = (target) => path.join(stampFolder, `${target.workspace}.built`);

function isFresh(target, now) {
  const there = target.results.every((file) => fs.existsSync(path.join(root, file)));
  return there && fs.existsSync(stampOf(target)) && fs.readFileSync(stampOf(target), 'utf8') === now;
}

/** One command after the other: pages of one workspace may share a folder. */
async function runCommands(target) {
  const env = { ...process.env, NODE_ENV: 'production' };
  let all = '';
  for (const { command, args, cwd } of target.commands()) {
    const { code, output } = await capture(command, args, { cwd, env });
    if (code !== 0) throw new Trouble(`Building ${target.workspace} failed: see above.`, output);
    all += output;
  }
  return all;
}

async function build(target) {
  const before = digest(target);
  if (isFresh(target, before)) return;
  const started = performance.now();
  fs.rmSync(stampOf(target), { force: true });
  const output = await runCommands(target);
  const missing = target.results.filter((file) => !fs.existsSync(path.join(root, file)));
  if (missing.length > 0) throw new Trouble(`Building ${target.workspace} left no ${missing.join(', ')}.`, output);
  fs.mkdirSync(stampFolder, { recursive: true });
  fs.writeFileSync(stampOf(target), before);
  say(`Built ${target.workspace} (${seconds(started)}).`);
}

/** Builds what is stale, two workspaces at a time. */
export async function ensureBuilt(workspaces = WORKSPACES) {
  const waiting = TARGETS.filter((target) => workspaces.includes(target.workspace));
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await build(next);
  };
  const results = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

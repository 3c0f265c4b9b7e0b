// Where no container engine is at hand: does what the Dockerfile says in an empty folder, as a user without rights, then starts
// what came out and asks it what the HEALTHCHECK asks. Takes a few minutes. Run it as root, or it runs as whoever you are.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { capture, start } from './lib/children.mjs';
import { readInstructions, readIgnored } from './lib/dockerfile.mjs';
import { Trouble, giveUp, root, say, seconds } from './lib/say.mjs';

const NOBODY = 65534;
const READY = /Ringdown is ready at (\S+)/;

const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'ringdown-image-'));
const app = path.join(home, 'app');
const data = path.join(home, 'data');

/** A container knows nothing of our environment; npm's own settings (where packages come from) are the machine's. */
const ownSettings = Object.entries(process.env).filter(([name]) => /^(PATH|LANG|npm_config_)/i.test(name));
const bare = { ...Object.fromEntries(ownSettings), HOME: home };

/** What a build context holds: the tracked files without those of .dockerignore. */
function contextFiles() {
  const ignored = readIgnored(fs.readFileSync(path.join(root, '.dockerignore'), 'utf8'));
  const { stdout } = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
  return stdout.split('\0').filter((file) => file && !ignored(file) && fs.existsSync(path.join(root, file)));
}

function copy(sources, target) {
  const wanted = (file) => sources.some((source) => source === '.' || file === source || file.startsWith(`${source}/`));
  const into = target.endsWith('/') && sources[0] !== '.' ? target : '';
  for (const file of contextFiles().filter(wanted)) {
    const place = path.join(app, into && into !== './' ? path.join(into, path.basename(file)) : file);
    fs.mkdirSync(path.dirname(place), { recursive: true });
    fs.copyFileSync(path.join(root, file), place);
  }
  own(app);
}

function own(place) {
  if (user.uid === undefined) return;
  fs.lchownSync(place, user.uid, user.gid);
  if (!fs.lstatSync(place).isDirectory()) return;
  for (const name of fs.readdirSync(place)) if (name !== 'node_modules') own(path.join(place, name));
}

async function run(command) {
  const started = performance.now();
  const { code, output } = await capture('sh', ['-c', command], { cwd: app, env: bare, ...user });
  if (code !== 0) throw new Trouble(`RUN ${command} failed with status ${code}.`, output);
  say(`RUN ${command} (${seconds(started)})`);
}

/** The build stage from where it stops being root: what needs root there is the base image's business. */
async function buildStage(instructions) {
  for (const { name, rest } of instructions.slice(instructions.findIndex((entry) => entry.name === 'USER') + 1)) {
    if (name === 'FROM') return;
    if (name === 'RUN') await run(rest);
    if (name === 'COPY') {
      const words = rest.split(/\s+/).filter((word) => !word.startsWith('--'));
      copy(words.slice(0, -1), words.at(-1));
    }
  }
}

function environmentOf(instructions) {
  const pairs = instructions.filter((entry) => entry.name === 'ENV').flatMap((entry) => entry.rest.split(/\s+/));
  return Object.fromEntries(pairs.map((pair) => pair.split('=')));
}

/** Waits for the server's own word that it is ready; the port is a free one, so that nothing else is in the way. */
async function startServer(command, env) {
  const child = start(command[0], command.slice(1), { cwd: app, env, stdio: ['ignore', 'pipe', 'inherit'], ...user });
  let output = '';
  for await (const chunk of child.stdout) {
    output += chunk;
    const ready = READY.exec(output);
    if (ready) return { child, port: new URL(ready[1]).port };
  }
  throw new Trouble('The server ended before it was ready.', output);
}

async function runStage(instructions) {
  const last = (name) => JSON.parse(instructions.findLast((entry) => entry.name === name).rest.replace(/^.*?CMD /, ''));
  const env = { ...bare, ...environmentOf(instructions), DATA_DIR: data, HOST: '127.0.0.1', PORT: '0' };
  const { child, port } = await startServer(last('CMD'), env);
  const [probe, ...args] = last('HEALTHCHECK');
  const health = await capture(probe, args, { cwd: app, env: { ...env, PORT: port }, ...user });
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  say(`HEALTHCHECK gave ${health.code}, the end ${code}; in the data folder: ${fs.readdirSync(data).join(', ')}`);
  if (health.code !== 0 || code !== 0) throw new Trouble('The image would not be well.', health.output);
}

try {
  for (const folder of [app, data]) fs.mkdirSync(folder);
  for (const folder of [home, app, data]) own(folder);
  const instructions = readInstructions(fs.readFileSync(path.join(root, 'Dockerfile'), 'utf8'));
  await buildStage(instructions);
  await runStage(instructions);
  say('What the image is made of works.');
} catch (error) {
  fs.rmSync(home, { recursive: true, force: true });
  giveUp(error);
}
fs.rmSync(home, { recursive: true, force: true });

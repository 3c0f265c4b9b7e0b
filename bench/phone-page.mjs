// node bench/phone-page.mjs: how soon the phone page can be used on a slow phone with a slow network, and what it loads.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { ended, passOnSignals, start } from '../scripts/lib/children.mjs';
import { prepare } from '../scripts/lib/prepare.mjs';
import { giveUp, say, Trouble } from '../scripts/lib/say.mjs';

const READY = /Ringdown is ready at (\S+)/;
const SYSTEM_CHROMIUM = '/usr/bin/chromium';
/** Slow 4G, 1.6 Mbit/s down and 750 kbit/s up: as a network has it, and as the browser's own tools make up for what they leave out. */
const SLOW_4G = [
  { name: '150 ms to and fro', conditions: { latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 } },
  { name: '562 ms an answer', conditions: { latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 } },
];
const CPU_SLOWDOWN = 4;
const MUST_MS = 2_000;

async function startDemo(folder) {
  const env = { PATH: process.env.PATH, PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'warn' };
  const child = start(process.execPath, ['server/dist/main.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = ended(child);
  let told = '';
  for await (const chunk of child.stdout) {
    told += chunk;
    const url = READY.exec(told)?.[1];
    if (!url) continue;
    child.stdout.resume();
    return { url, stop: async () => (child.kill('SIGTERM'), gone) };
  }
  throw new Trouble('The server did not start.', told);
}

async function run(url, query, variables = {}) {
  const body = JSON.stringify({ query, variables });
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const { data, errors } = await response.json();
  if (errors) throw new Trouble('The server refused.', JSON.stringify(errors));
  return data;
}

/** A visitor asks, and the demo's Ben gets a text: its link. */
async function ringBen(url, texts) {
  const { site } = await run(url, '{ site(key: "demo") { departments { id name } } }');
  const departmentId = site.departments.find(({ name }) => name === 'Sales').id;
  const input = { siteKey: 'demo', departmentId, requestKey: randomUUID(), message: 'My boiler leaks' };
  await run(url, 'mutation($input: RequestChatInput!) { requestChat(input: $input) { __typename } }', { input });
  for (;;) {
    const { demo } = await run(url, '{ demo { phones { operatorName messages { body } } } }');
    const { messages } = demo.phones.find(({ operatorName }) => operatorName === 'Ben');
    if (messages.length >= texts) return /https?:\S+\/m#\S+/.exec(messages[0].body)[0];
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** From the tap on the link to the moment at which Accept can be pressed, with an empty cache. */
async function openOnce(browser, link, conditions) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, ...conditions });
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  const started = performance.now();
  await page.goto(link, { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'Accept' }).click({ trial: true });
  const ms = performance.now() - started;
  await context.close();
  return { ms, bytes };
}

async function measure(times) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ringdown-phone-'));
  const server = await startDemo(folder);
  const executablePath = process.env.CHROMIUM_PATH ?? (existsSync(SYSTEM_CHROMIUM) ? SYSTEM_CHROMIUM : undefined);
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
  const browser = await chromium.launch({
    executablePath,
    args: [...args, '--disable-component-update', '--disable-sync'],
  });
  try {
    const link = await ringBen(server.url, 1);
    const measured = [];
    for (const { name, conditions } of SLOW_4G) {
      const loads = [];
      for (let time = 0; time < times; time += 1) loads.push(await openOnce(browser, link, conditions));
      measured.push({ name, loads: loads.sort((one, other) => one.ms - other.ms) });
    }
    return measured;
  } finally {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

passOnSignals();
try {
  const { values } = parseArgs({ options: { times: { type: 'string', default: '9' } } });
  await prepare(['server', 'client']);
  say(`Phone page on slow 4G and a processor ${CPU_SLOWDOWN} times slower, with an empty cache. Must: ${MUST_MS} ms.`);
  for (const { name, loads } of await measure(Number(values.times))) {
    const { ms, bytes } = loads[Math.floor(loads.length / 2)];
    const range = `${loads[0].ms.toFixed(0)} to ${loads.at(-1).ms.toFixed(0)}`;
    say(
      `${name}: usable after ${ms.toFixed(0)} ms (median of ${loads.length}; ${range}), ${(bytes / 1000).toFixed(1)} kB`,
    );
  }
} catch (error) {
  giveUp(error);
}

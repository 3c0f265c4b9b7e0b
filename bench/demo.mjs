import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { ended, start } from '../scripts/lib/children.mjs';
import { Trouble } from '../scripts/lib/say.mjs';

const READY = /Ringdown is ready at (\S+)/;
const SYSTEM_CHROMIUM = '/usr/bin/chromium';
const QUIET = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update'];

/** The server with its demo organization, and a browser; both are gone after `work`. */
export async function withDemo(work) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ringdown-demo-'));
  const server = await startDemo(folder);
  const executablePath = process.env.CHROMIUM_PATH ?? (existsSync(SYSTEM_CHROMIUM) ? SYSTEM_CHROMIUM : undefined);
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-sync', ...QUIET],
  });
  try {
    return await work({ url: server.url, browser });
  } finally {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

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

/** A visitor asks, and the demo's Ben gets a text: its link. `texts`: how many he has then. */
export async function ringBen(url, texts) {
  const { site } = await run(url, '{ site(key: "demo") { departments { id name } } }');
  const departmentId = site.departments.find(({ name }) => name === 'Sales').id;
  const input = { siteKey: 'demo', departmentId, requestKey: randomUUID(), message: 'My boiler leaks' };
  await run(url, 'mutation($input: RequestChatInput!) { requestChat(input: $input) { __typename } }', { input });
  for (;;) {
    const { demo } = await run(url, '{ demo { phones { operatorName messages { body } } } }');
    const { messages } = demo.phones.find(({ operatorName }) => operatorName === 'Ben');
    if (messages.length >= texts) return /https?:\S+\/m#\S+/.exec(messages[0].body)[0];
    await wait(100);
  }
}

// Draws docs/images/demo.png for the README: node e2e/screenshots.mjs, after npm run build.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';

const TARGET = path.join('docs', 'images', 'demo.png');
const SYSTEM_CHROMIUM = '/usr/bin/chromium';
const QUESTION = 'My boiler leaks. Can someone come today?';

const executablePath = process.env.CHROMIUM_PATH ?? (existsSync(SYSTEM_CHROMIUM) ? SYSTEM_CHROMIUM : undefined);
const data = await mkdtemp(path.join(os.tmpdir(), 'ringdown-screenshots-'));
const server = spawn(process.execPath, [path.join('server', 'dist', 'main.js')], {
  env: { PATH: process.env.PATH, PORT: '4000', DATA_DIR: data, LOG_LEVEL: 'warn' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const stopped = new Promise((resolve) => server.once('exit', resolve));
let browser;
try {
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  await drawDemo(await untilReady());
} finally {
  await browser?.close();
  server.kill('SIGTERM');
  await stopped;
  await rm(data, { recursive: true, force: true });
}

async function untilReady() {
  for await (const line of createInterface({ input: server.stdout })) {
    const [, url] = /^Ringdown is ready at (\S+)$/.exec(line) ?? [];
    if (url) return url;
  }
  throw new Error('The server ended before it was ready');
}

/** A visitor waits, one operator reads the request on the phone, another has the text on the lock screen. */
async function drawDemo(url) {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  await page.goto(`${url}/demo`);
  await page.getByRole('button', { name: 'Chat with us' }).click();
  const panel = page.getByRole('dialog', { name: 'Chat' });
  await panel.getByLabel('Your message').fill(QUESTION);
  await panel.getByRole('button', { name: 'Add your name and e-mail' }).click();
  await panel.getByLabel('Your name').fill('Vera');
  await panel.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('listitem', { name: /^Ben/ }).getByRole('link').click();
  await page.frameLocator('iframe').getByRole('button', { name: 'Accept' }).waitFor();
  await page.getByRole('listitem', { name: /^Ada/ }).getByRole('link').waitFor();
  await mkdir(path.dirname(TARGET), { recursive: true });
  await page.screenshot({ path: TARGET });
}

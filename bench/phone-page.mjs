// node bench/phone-page.mjs: how soon the phone page can be used on a slow phone with a slow network, and what it loads.
import { parseArgs } from 'node:util';
import { passOnSignals } from '../scripts/lib/children.mjs';
import { prepare } from '../scripts/lib/prepare.mjs';
import { giveUp, say } from '../scripts/lib/say.mjs';
import { ringBen, withDemo } from './demo.mjs';

/** Slow 4G, 1.6 Mbit/s down and 750 kbit/s up: as a network has it, and as the browser's own tools make up for what they leave out. */
const SLOW_4G = [
  { name: '150 ms to and fro', conditions: { latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 } },
  { name: '562 ms an answer', conditions: { latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 } },
];
const CPU_SLOWDOWN = 4;
const MUST_MS = 2_000;

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

function measure(times) {
  return withDemo(async ({ url, browser }) => {
    const link = await ringBen(url, 1);
    const measured = [];
    for (const { name, conditions } of SLOW_4G) {
      const loads = [];
      for (let time = 0; time < times; time += 1) loads.push(await openOnce(browser, link, conditions));
      measured.push({ name, loads: loads.sort((one, other) => one.ms - other.ms) });
    }
    return measured;
  });
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

import { existsSync } from 'node:fs';
import { defineConfig, devices } from '@playwright/test';
import type { Network } from './e2e/support/network';

const SYSTEM_CHROMIUM = '/usr/bin/chromium';
const executablePath = process.env.CHROMIUM_PATH ?? (existsSync(SYSTEM_CHROMIUM) ? SYSTEM_CHROMIUM : undefined);

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

// Chromium with the size, touch and pixel density of a phone. Playwright would open the real device's browser engine by default.
const phone = { ...devices['iPhone 15'], defaultBrowserType: undefined, browserName: 'chromium' as const };

/** Each test starts a server of its own, so that two may run at once. */
export default defineConfig<{ network: Network }>({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  use: {
    launchOptions: { args, ...(executablePath ? { executablePath } : {}) },
    contextOptions: { reducedMotion: 'reduce' },
    locale: 'en-GB',
    timezoneId: 'Europe/Amsterdam',
    screenshot: 'only-on-failure',
  },
  projects: [
    // The phone page is on an emulated phone in both.
    { name: 'desktop', testIgnore: 'phone-*.spec.ts', use: { ...devices['Desktop Chrome'] } },
    { name: 'phone', use: phone },
    // What a phone does with a chat, once more on each network that a pocket knows.
    ...(['answers lost', 'slow', 'no sockets'] as const).map((network) => ({
      name: `phone, ${network}`,
      testMatch: 'phone-chats.spec.ts',
      use: { ...phone, network },
    })),
  ],
});

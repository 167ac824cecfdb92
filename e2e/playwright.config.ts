import { defineConfig } from '@playwright/test';

/** Browser of the journeys; the test command finds or installs it and passes its path. */
const executablePath = process.env['CHROMIUM_PATH'];

/** What would speak to the network or change from run to run without being asked. */
const quietBrowser = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  // Glyphs of one shape on every machine: no hints, no colored edges, one scale.
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--force-device-scale-factor=1',
  '--force-color-profile=srgb',
  '--no-first-run',
  '--no-pings',
];

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results/e2e',
  forbidOnly: true,
  fullyParallel: false,
  retries: 0,
  workers: 2,
  // A journey that replays a morning takes a minute on two processors that others use as well.
  timeout: 300_000,
  expect: {
    // The past and the SQL engine take seconds to open, four times as long on a busy machine.
    timeout: 60_000,
    // Another version of the browser draws edges a little otherwise; a panel that moved is far more.
    toHaveScreenshot: { maxDiffPixelRatio: 0.01, threshold: 0.2, animations: 'disabled' },
  },
  // One set for all machines.
  snapshotPathTemplate: 'visual/{arg}{ext}',
  // The JSON report's path comes from the test command; without it the report is not asked for.
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? [['list'], ['json']] : [['list']],
  use: {
    browserName: 'chromium',
    headless: true,
    // A click that nothing answers names itself, rather than use up the journey's time.
    actionTimeout: 60_000,
    viewport: { width: 1440, height: 900 },
    // The desk is dark first; the clock of the machine must not matter.
    colorScheme: 'dark',
    timezoneId: 'UTC',
    locale: 'en-US',
    // What a journey does to lake and server it does to the page: only `offline` wants a keeper.
    serviceWorkers: 'block',
    trace: 'off',
    video: 'off',
    screenshot: 'off',
    launchOptions: { args: quietBrowser, ...(executablePath ? { executablePath } : {}) },
  },
});

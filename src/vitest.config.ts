import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

/** Browser the specs run in; the test command finds or installs it and passes its path. */
const executablePath = process.env['CHROMIUM_PATH'];

/** A loaded machine takes its time; a hook simulates or builds what its tests share. */
const patience = { testTimeout: 60_000, hookTimeout: 120_000 };

/** What a page never computes: a minute of statistics that would be done twice. */
const ofCommandsAlone =
  'src/domain/evaluation/{ask-session,evaluation,permutation,truth-table}.spec.ts';

/** Hand examples prove that Node and Chromium agree; specs of files, tools and fixtures are Node's. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    // By itself vitest leaves a processor free, which on two is half of them.
    maxWorkers: '100%',
    globalSetup: ['workers/wasm/usearch/node/global-setup.ts'],
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['src/**/*.spec.ts', 'workers/**/*.spec.ts', '.ci/**/*.spec.ts'],
          exclude: ['src/app/**'],
          ...patience,
        },
      },
      {
        test: {
          name: 'chromium',
          // A frame for each file would load every module again: half of the time.
          isolate: false,
          include: [
            'src/{base,domain,contracts}/**/*.spec.ts',
            'src/app/**/*.spec.ts',
            'workers/wasm/**/*.spec.ts',
          ],
          exclude: ['**/*.fixtures.spec.ts', 'workers/wasm/*/node/**', ofCommandsAlone],
          ...patience,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: executablePath ? { executablePath } : {} }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});

import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { secondTry } from './test/second-try.ts';

/** The executable for Windows under Wine: what it needs is made first, which takes half a minute. */
const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/windows/**/*.test.ts'],
    globalSetup: ['test/windows/global-setup.ts'],
    pool: 'forks',
    // One wineserver serves all of them, and two audits of the lab at once would miss their deadlines.
    maxWorkers: 1,
    testTimeout: 300_000,
    hookTimeout: 180_000,
    retry: secondTry,
    env: { NO_COLOR: '1' },
  },
});

export default config;

import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { secondTry } from './test/second-try.ts';

/** The tests against real devices: Debian or Ubuntu, root, minutes instead of seconds. */
const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/real/**/*.test.ts'],
    globalSetup: ['test/real/global-setup.ts'],
    pool: 'forks',
    // A case mostly waits for deadlines; more at once would make two slow cores miss them.
    maxConcurrency: 3,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    retry: secondTry,
    env: { NO_COLOR: '1' },
  },
});

export default config;

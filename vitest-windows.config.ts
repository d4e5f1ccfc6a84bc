import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { secondTry } from './test/second-try.ts';

/** What only Windows has, under Wine. */
const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/windows/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    retry: secondTry,
    env: { NO_COLOR: '1' },
  },
});

export default config;

import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { secondTry } from './test/second-try.ts';

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // They need root and minutes, `npm run test:lab`, or Wine, `npm run test:windows`.
    exclude: ['test/real/**', 'test/windows/**'],
    pool: 'forks',
    // Most tests wait for sockets and processes: a machine of two cores would run one file at a time.
    maxWorkers: '100%',
    // Two slow cores: a test waits for events, and this is only the end of its patience.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: secondTry,
    env: { NO_COLOR: '1' },
  },
});

export default config;

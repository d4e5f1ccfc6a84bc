import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** With `-u` the figures of this run go into the README. */
const does = process.argv.some((word) => word === '-u' || word === '--update') ? 'update' : 'whole';

/** The whole of the hostile suite, of which `npm test` runs a share: half an hour on two cores. */
const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/hostile/hostile.test.ts'],
    pool: 'forks',
    testTimeout: 1_200_000,
    env: { NO_COLOR: '1', NETREADY_HOSTILE: does },
  },
});

export default config;

import { expect, it } from 'vitest';
import { loadRun } from '../../../fixtures/report/load-run.ts';
import { LoadSoFar } from '../../../src/cli/bench/load-so-far.ts';
import type { RunningSlice } from '../../../src/load/run-slice.ts';

const tally = { succeeded: 30, failed: 2, running: 1 };
const slice = (id: 'proxy' | 'direct', durationMs: number, isWarmup?: true): RunningSlice => ({
  ...{ way: { id }, rate: 100, durationMs, tally },
  ...(isWarmup && { isWarmup }),
});
// Ten seconds and a warm-up of one for each way.
const { options } = loadRun;

it('tells the time left of a load by its schedule', () => {
  const load = new LoadSoFar({ options, ways: 2 });
  expect(load.parts(0)).toEqual([]);
  load.slice(slice('proxy', 1000, true), 0);
  expect(load.parts(500)).toEqual([
    'warm-up: 100/s, 1 of 1 s',
    'about 25 s left',
    '30 done, 2 failed',
    '1 in flight',
    '',
  ]);
  // The other way did not pass, and is left out.
  load.slice(slice('proxy', 10_000), 1100);
  expect(load.parts(3100).slice(0, 2)).toEqual(['proxy: 100/s, 2 of 10 s', 'about 10 s left']);
});

it('tells none where the limit is looked for', () => {
  const load = new LoadSoFar({ options: { ...options, limit: { highestRate: 500 } }, ways: 2 });
  load.slice(slice('proxy', 1000), 0);
  expect(load.parts(500)[1]).toBe('');
});

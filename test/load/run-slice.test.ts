import { expect, it } from 'vitest';
import { Budget } from '../../src/load/budget.ts';
import { runSlice } from '../../src/load/run-slice.ts';
import type { Outcome } from '../../src/load/tally.ts';
import { loadOptions } from './lab-ways.ts';

const passed: Outcome = {
  steps: [],
  failure: null,
  connections: 1,
  receivedBytes: 0,
  sentBytes: 0,
};
const failed: Outcome = {
  ...passed,
  failure: { step: 'connect', code: 'refused', detail: 'refused' },
};

it('keeps that too much failed, whatever succeeds of what ran on', async () => {
  const options = loadOptions({ rate: 1000, connections: 1000, maxErrors: 0.05 });
  const late = Promise.withResolvers<Outcome>();
  let started = 0;
  const operate = async (): Promise<Outcome> => {
    started += 1;
    if (started <= 490) return late.promise;
    if (started === 500) queueMicrotask(() => late.resolve(passed));
    return failed;
  };
  const context = {
    options,
    net: {} as never,
    random: Math.random,
    budget: new Budget(options),
    signal: new AbortController().signal,
  };
  const way = { way: { id: 'direct' } as const, operate, close: () => {} };
  const tally = await runSlice(way, { rate: 1000, durationMs: 60_000 }, context);
  expect(tally).toMatchObject({ succeeded: 490, isBrokenOff: true });
  expect(tally.failed).toBeGreaterThanOrEqual(10);
});

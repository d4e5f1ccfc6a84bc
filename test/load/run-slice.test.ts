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
  const maxErrors = 0.05;
  const options = loadOptions({ rate: 1000, connections: 1000, maxErrors });
  const late = Promise.withResolvers<Outcome>();
  let started = 0;
  // What runs succeeds once ten have failed, when their turn is over and the slice is broken off.
  const operate = async (): Promise<Outcome> => {
    started += 1;
    if (started <= 290 || started > 300) return late.promise;
    if (started === 300) setImmediate(() => late.resolve(passed));
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
  expect(tally).toMatchObject({ failed: 10, isBrokenOff: true });
  // By what it came to in the end it would have passed.
  expect(tally.failed / (tally.failed + tally.succeeded)).toBeLessThan(maxErrors);
  expect(tally.succeeded).toBe(started - 10);
});

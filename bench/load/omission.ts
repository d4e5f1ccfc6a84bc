// A proxy answers at once, but for one second in which it answers nothing. Does that second show
// in the percentiles, as whoever came in it felt it, or only as one slow answer?
import { runLoad } from '../../src/load/run-load.ts';
import type { Measure } from '../../src/model/load/load-measure.ts';
import { verdict } from '../verdict.ts';
import { loadInput } from './load-input.ts';
import { startProxy } from './start-proxy.ts';

const rate = 200;
const durationMs = 10_000;
const stall = { kind: 'stall', afterMs: 4000, stallMs: 1000 } as const;
// A tenth of all starts is due in the stall, and waits for its end: from a second down to nothing.
const slowShare = (stall.stallMs - 100) / durationMs;

const open = await measure(500);
// One connection: what is due waits for the one before, as in a tool that has no schedule; but
// here the wait counts.
const single = await measure(1);
for (const [name, { latency, steps }] of [
  ['500 connections', open],
  ['1 connection', single],
] as const) {
  const service = steps.find(({ step }) => step === 'tunnel');
  console.log(
    `${name.padEnd(16)} from the intended start: p50 ${latency?.p50} p90 ${latency?.p90} p99 ${latency?.p99} max ${latency?.max} ms`,
  );
  console.log(
    `${''.padEnd(16)} what the proxy took:      p50 ${service?.p50} p90 ${service?.p90} p99 ${service?.p99} max ${service?.max} ms`,
  );
}
verdict(
  [
    { name: '500 connections', measure: open },
    { name: '1 connection', measure: single },
  ].flatMap(({ name, measure: { latency, buckets, succeeded } }) => {
    const slow = buckets.filter(({ to }) => to > 100).reduce((sum, { count }) => sum + count, 0);
    const share = slow / succeeded;
    return [
      {
        name: `${name}: 900 ms over the 99th percentile (truth: 900)`,
        value: 900 / (latency?.p99 ?? 1),
        most: 1.1,
        unit: 'times',
      },
      {
        name: `${name}: the share beyond 100 ms (${share.toFixed(3)}) off the truth (${slowShare})`,
        value: Math.abs(share / slowShare - 1),
        most: 0.15,
        unit: 'of it',
      },
    ];
  }),
);

async function measure(connections: number): Promise<Measure> {
  const proxy = await startProxy(stall);
  const { ways, ...input } = loadInput(proxy, { rate, durationMs, connections });
  const [way] = ways;
  if (!way) throw new Error('no way');
  const { measures } = await runLoad({ ...input, ways: [way] });
  await proxy.stop();
  const [only] = measures;
  if (!only) throw new Error('nothing was measured');
  return only;
}

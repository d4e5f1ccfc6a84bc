// How many tunnels a second does the generator open on one core, and does it say when it can no
// more? The proxy answers at once, in a process of its own.
import { runLoad } from '../../src/load/run-load.ts';
import type { Measure } from '../../src/model/load/load-measure.ts';
import { verdict } from '../verdict.ts';
import { loadInput } from './load-input.ts';
import { startProxy } from './start-proxy.ts';

const minTunnels = 3000;
const rounds = 3;
const tooMany = 20_000;

const proxy = await startProxy({ kind: 'trivial' });
// The first one compiles, and does not count.
await measure(minTunnels, 100);
const asked: Measure[] = [];
const beyond: Measure[] = [];
for (let round = 0; round < rounds; round += 1) {
  asked.push(await measure(minTunnels, 500));
  // Few at a time: beyond what it can do, more only wait.
  beyond.push(await measure(tooMany, 32));
}
await proxy.stop();

for (const one of [...asked, ...beyond]) print(one);
const best = Math.max(...beyond.map(({ donePerSecond }) => donePerSecond));
const kept = Math.max(...asked.map(({ donePerSecond }) => donePerSecond));
const silent = beyond.filter(
  ({ generator: { limits } }) => !limits.includes('event-loop') && !limits.includes('cpu'),
);
console.log(
  `the most: ${best.toFixed(0)} tunnels a second, ${(best / minTunnels).toFixed(2)} times the bar`,
);
verdict([
  {
    name: `the bar of ${minTunnels} tunnels a second over the most`,
    value: minTunnels / best,
    most: 1,
    unit: 'times',
  },
  {
    name: `due over done, where ${minTunnels} are due a second`,
    value: minTunnels / kept,
    most: 1.03,
    unit: 'times',
  },
  {
    name: 'runs beyond its limit in which it does not say so',
    value: silent.length,
    most: 0,
    unit: `of ${rounds}`,
  },
]);

async function measure(rate: number, connections: number): Promise<Measure> {
  const { ways, ...input } = loadInput(proxy, { rate, connections, maxErrors: 1 });
  const [way] = ways;
  if (!way) throw new Error('no way');
  const { measures } = await runLoad({ ...input, ways: [way] });
  const [only] = measures;
  if (!only) throw new Error('nothing was measured');
  return only;
}

function print({ rate, donePerSecond, failed, generator }: Measure): void {
  const { cpu, eventLoop, machine = 0, limits } = generator;
  const each = (cpu * 1_000_000) / Math.max(1, donePerSecond);
  console.log(
    [
      `${rate} due`.padStart(10),
      `${donePerSecond.toFixed(0)}/s done`.padStart(12),
      `${failed} failed`.padStart(9),
      `CPU ${each.toFixed(0)} us each, ${cpu.toFixed(2)} cores`,
      `event loop ${Math.round(eventLoop * 100)} %`,
      `machine ${Math.round(machine * 100)} %`,
      limits.join(', ') || 'no limit',
    ].join('  '),
  );
}

// What do worker threads add to the load generator? Handshakes straight to nginx, more than can be
// done, by one thread and by two in turns.
//
// nginx has the last core and no other, and a handshake costs it a fraction of what it costs the
// generator: on two cores, what it leaves of its own is what a second thread can have, so there is no
// bar. Beside it is told how much of the machine was in use.
import { availableParallelism } from 'node:os';
import { runLoad } from '../../src/load/run-load.ts';
import { startLoadThreads } from '../../src/load/threads/load-threads.ts';
import type { Measure } from '../../src/model/load/load-measure.ts';
import { trustStore } from '../../src/net/tls/trust.ts';
import { median } from '../median.ts';
import { loadInput } from './load-input.ts';
import { startNginx } from './start-nginx.ts';

const rounds = 5;
const tooMany = 5000;
/** At a time: beyond what can be done, more only wait. */
const connections = 32;
const counts = [1, 2] as const;

const server = await startNginx();
const trust = { added: [server.ca] };
const most = new Map<number, number[]>(counts.map((threads) => [threads, []]));
console.log(
  `${availableParallelism()} cores, nginx on core ${server.core} alone, Node ${process.version}`,
);
for (let round = 0; round < rounds; round += 1) {
  for (const threads of round % 2 === 0 ? counts : counts.toReversed()) {
    const measure = await measureBy(threads);
    most.get(threads)?.push(measure.donePerSecond);
    print(threads, measure);
  }
}
await server.stop();

const [one = Number.NaN, two = Number.NaN] = counts.map((threads) =>
  median(most.get(threads) ?? []),
);
console.log(
  `median of ${rounds}: ${one.toFixed(0)} handshakes a second by one thread, ${two.toFixed(0)} by two`,
);
console.log(`two threads over one: ${(two / one).toFixed(2)} times`);

async function measureBy(threads: number): Promise<Measure> {
  const ports = { proxy: 0, target: server.port };
  const change = { load: 'handshakes', rate: tooMany, connections, threads, maxErrors: 1 } as const;
  const { net, ...input } = loadInput(ports, {
    ...change,
    ending: 'reset',
    warmupMs: 1000,
    timeoutMs: 500,
  });
  const { trust: _, ...plain } = net;
  const pool = threads > 1 && (await startLoadThreads({ threads, net: plain, trust }));
  const { ways, measures } = await runLoad({
    ...input,
    net: { ...plain, trust: trustStore(trust) },
    ways: [{ id: 'direct' }],
    ...(pool && { threads: pool }),
  });
  if (pool) await pool.end();
  const [measure] = measures;
  if (!measure) throw new Error(`nothing was measured: ${JSON.stringify(ways)}`);
  return measure;
}

function print(threads: number, { donePerSecond, generator }: Measure): void {
  const { cpu, eventLoop, machine = 0, limits } = generator;
  console.log(
    [
      `${threads} threads`,
      `${donePerSecond.toFixed(0)}/s done`.padStart(12),
      `CPU ${cpu.toFixed(2)} cores`,
      `busiest event loop ${Math.round(eventLoop * 100)} %`,
      `machine ${Math.round(machine * 100)} %`,
      limits.join(', ') || 'no limit',
    ].join('  '),
  );
}

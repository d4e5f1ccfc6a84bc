// What do worker threads add to the load generator? Handshakes straight to a server in a process of
// its own, more than can be done, by one thread and by two in turns. The server needs a core too: on
// two cores the second thread takes from it what it gives to the generator, so there is no bar.
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { runLoad } from '../../src/load/run-load.ts';
import { startLoadThreads } from '../../src/load/threads/load-threads.ts';
import type { Measure } from '../../src/model/load/load-measure.ts';
import { trustStore } from '../../src/net/tls/trust.ts';
import { startServers } from '../loopback/start-servers.ts';
import { median } from '../median.ts';
import { loadInput } from './load-input.ts';

const rounds = 5;
const tooMany = 5000;
/** At a time: beyond what can be done, more only wait. */
const connections = 32;
const counts = [1, 2] as const;

const servers = await startServers();
const trust = { added: [await readFile(join(servers.folder, 'ca.pem'), 'utf8')] };
const most = new Map<number, number[]>(counts.map((threads) => [threads, []]));
console.log(`${availableParallelism()} cores, Node ${process.version}`);
for (let round = 0; round < rounds; round += 1) {
  for (const threads of round % 2 === 0 ? counts : counts.toReversed()) {
    const measure = await measureBy(threads);
    most.get(threads)?.push(measure.donePerSecond);
    print(threads, measure);
  }
}
await servers.stop();

const [one = Number.NaN, two = Number.NaN] = counts.map((threads) =>
  median(most.get(threads) ?? []),
);
console.log(
  `median of ${rounds}: ${one.toFixed(0)} handshakes a second by one thread, ${two.toFixed(0)} by two`,
);
console.log(`two threads over one: ${(two / one).toFixed(2)} times`);

async function measureBy(threads: number): Promise<Measure> {
  const ports = { proxy: 0, target: servers.ports.tls };
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

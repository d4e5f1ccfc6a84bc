// How many more targets a second does an audit of a long list get through with a second thread?
//
// Loopback, at default settings, in turns; nobody looks a name up. The services are a process of their own, and share
// the cores with both threads: with three cores there is more to be had. What two processes take that have half of the
// list each, and nothing in common, is shown beside it: that is what this machine has to give.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startServers } from '../loopback/start-servers.ts';
import { median } from '../median.ts';
import { runNetready } from '../run-netready.ts';
import { verdict } from '../verdict.ts';

const count = 6_000;
const turns = 3;

const servers = await startServers();
const shares: number[] = [];
for (let turn = 0; turn < turns; turn += 1) {
  const ways = [oneThread, twoThreads];
  const took = new Map<unknown, number>();
  for (const way of turn % 2 === 0 ? ways : ways.toReversed()) took.set(way, await way());
  const one = took.get(oneThread) ?? 0;
  const two = took.get(twoThreads) ?? 0;
  shares.push(two / one);
  console.log(`two threads: ${(one / two).toFixed(2)} times the rate of one`);
  if (turn > 0) continue;
  console.log(`two processes: ${(one / (await twoProcesses())).toFixed(2)} times`);
}
await servers.stop();

verdict([
  {
    name: 'time of two threads, beside that of one',
    value: median(shares),
    // 1.6 times the rate.
    most: 0.625,
    unit: 'times',
  },
]);

function oneThread(): Promise<number> {
  return audit('1', [0, count]);
}

function twoThreads(): Promise<number> {
  return audit('2', [0, count]);
}

async function twoProcesses(): Promise<number> {
  const half = count / 2;
  const both = await Promise.all([audit('1', [0, half]), audit('1', [half, count])]);
  return Math.max(...both);
}

/** Milliseconds by the clock, for some of the list. */
async function audit(threads: string, [from, to]: readonly [number, number]): Promise<number> {
  const list = join(servers.folder, `${from}-${to}.csv`);
  const rows = Array.from({ length: to - from }, (_, at) => `https://t${from + at}.bench.example/`);
  await writeFile(list, ['url', ...rows].join('\n'));
  const { status, usage, stderr, wallMs } = await runNetready([
    ...['audit', ...servers.optionsByAddress, '--catalogue', list, '--os', 'linux'],
    ...['--route', 'direct', '--threads', threads],
    ...['--output', join(servers.folder, `${from}-${to}.ndjson`)],
  ]);
  if (status !== 0 || !usage) throw new Error(`the audit ended with ${status}: ${stderr}`);
  const each = usage.cpuMs / (to - from);
  console.log(
    `${to - from} targets, threads ${threads}: ${(wallMs / 1000).toFixed(1)} s, ${each.toFixed(2)} ms of CPU each, ${usage.peakMB.toFixed(0)} MB`,
  );
  return wallMs;
}

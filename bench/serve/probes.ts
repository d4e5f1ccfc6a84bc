// 50 probes a second, a tenth of them of targets that never answer: does the server hold more with time, and does a
// silent target hold another up? `--seconds 30` is a short look; ten minutes otherwise.
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startNetready } from '../run-netready.ts';
import { verdict } from '../verdict.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '600' } } });
const seconds = Number(values.seconds);
const perSecond = 50;
const targets = 200;
/** One in so many is silent, one refuses. */
const oneIn = 10;
const scrapeSeconds = 3;
const everyMs = 5000;
/** The first of the time is for what grows once: code, caches, the heap. */
const warmShare = 0.25;

const well = createHttpServer((_, response) => response.end('well')).listen(0, '127.0.0.1');
const silent = createServer(() => {}).listen(0, '127.0.0.1');
await Promise.all([once(well, 'listening'), once(silent, 'listening')]);
const portOf = (server: { address: () => unknown }): number =>
  (server.address() as AddressInfo).port;

const folder = mkdtempSync(join(tmpdir(), 'netready-bench-serve-'));
const config = join(folder, 'netready.json');
const serve = { targets: ['127.0.0.1:*'], probes: 400 };
writeFileSync(config, JSON.stringify({ routes: ['direct'], serve }));
const { child, run } = startNetready(['serve', '--config', config, '--listen', '127.0.0.1:0']);
const [line] = await once(createInterface(child.stdout), 'line');
const url = String(line).replace('Listening on ', '');

const kinds = ['well', 'silent', 'refuses'] as const;
type Kind = (typeof kinds)[number];
const ports: Readonly<Record<Kind, number>> = {
  well: portOf(well),
  silent: portOf(silent),
  refuses: 1,
};
const kindOf = (target: number): Kind =>
  target % oneIn === 0 ? 'silent' : target % oneIn === 1 ? 'refuses' : 'well';

const tookMs: number[] = [];
const wrong = new Map<string, number>();
const megabytes: number[] = [];

async function probe(target: number): Promise<void> {
  const kind = kindOf(target);
  const begun = performance.now();
  const asked = encodeURIComponent(`http://127.0.0.1:${ports[kind]}/${target}`);
  const headers = { 'X-Prometheus-Scrape-Timeout-Seconds': String(scrapeSeconds) };
  const told = await fetch(`${url}/probe?target=${asked}`, { headers }).then(
    async (answer) => `${answer.status} ${/^probe_success .*$/m.exec(await answer.text())?.[0]}`,
    (error: unknown) => String(error),
  );
  if (kind === 'well') tookMs.push(performance.now() - begun);
  const due = `200 probe_success ${kind === 'well' ? 1 : 0}`;
  if (told !== due) wrong.set(`${kind}: ${told}`, (wrong.get(`${kind}: ${told}`) ?? 0) + 1);
}

async function resident(): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (.*)$/m.exec(text)?.[1]) / 1e6;
}

const start = performance.now();
const under = new Set<Promise<void>>();
let nextLookMs = 0;
for (let count = 0; count < seconds * perSecond; count += 1) {
  const dueMs = (count * 1000) / perSecond;
  const now = performance.now() - start;
  if (dueMs > now) await wait(dueMs - now);
  const one = probe(count % targets).finally(() => under.delete(one));
  under.add(one);
  if (dueMs >= nextLookMs) {
    nextLookMs += everyMs;
    megabytes.push(await resident());
    if (megabytes.length % 6 === 1) {
      console.log(
        `${Math.round(dueMs / 1000)} s: ${megabytes.at(-1)?.toFixed(0)} MB, ${under.size} under way`,
      );
    }
  }
}
await Promise.all(under);
const took = (performance.now() - start) / 1000;
child.kill('SIGTERM');
const { usage } = await run;
rmSync(folder, { recursive: true });
well.close();
silent.close();

for (const [what, times] of wrong) console.log(`  ${times} times ${what}`);
const probes = seconds * perSecond;
console.log(
  `${probes} probes in ${took.toFixed(0)} s, ${((usage?.cpuMs ?? Number.NaN) / probes).toFixed(1)} ms of CPU each`,
);
const warm = megabytes.slice(Math.floor(megabytes.length * warmShare));
const middle = Math.ceil(warm.length / 2);
const highest = (some: readonly number[]): number => Math.max(...some);
const sorted = tookMs.toSorted((one, other) => one - other);
verdict([
  {
    name: 'probes that were answered otherwise',
    value: highest([0, ...wrong.values()]),
    most: 0,
    unit: '',
  },
  {
    name: 'a probe of a target that answers, 99 of 100',
    value: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN,
    ...{ most: 1000, unit: 'ms' },
  },
  {
    name: 'more memory in the last half than in the one before',
    value: Math.max(0, highest(warm.slice(middle)) - highest(warm.slice(0, middle))),
    ...{ most: 10, unit: 'MB' },
  },
  { name: 'resident memory at the most', value: highest(megabytes), most: 250, unit: 'MB' },
]);
// What still listens keeps nobody.
process.exit();

// Do 300 black holes among 1,000 targets cost an audit more than the two deadlines that it takes
// to tell them (one of them is the repeat)?
//
// All settings are the default ones, the deadline of 5 s too: a shorter one would say nothing of
// what a user waits for. With the holes and without them in turns, so that whatever else the
// machine does falls on both alike.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startServers } from '../loopback/start-servers.ts';
import { median } from '../median.ts';
import { runNetready } from '../run-netready.ts';
import { verdict } from '../verdict.ts';

const targets = 1000;
const deadlineMs = 5000;
const turns = 3;

const servers = await startServers();
const urls = Array.from({ length: targets }, (_, index) =>
  index % 10 < 3 ? `https://hole-${index}.bench.example/` : `https://t${index}.bench.example/`,
);
const rest = urls.filter((url) => !url.includes('hole-'));

const wall = { all: [] as number[], rest: [] as number[] };
let wrong = 0;
for (let turn = 0; turn < turns; turn += 1) {
  for (const [name, list] of [
    ['rest', rest],
    ['all', urls],
  ] as const) {
    const { wallMs, summary, attempts } = await audit(name, list);
    wall[name].push(wallMs);
    wrong += Math.abs(summary.reachable - rest.length);
    wrong += Math.abs(summary.blocked - (list.length - rest.length));
    console.log(
      `${list.length} targets: ${Math.round(wallMs)} ms, ${attempts} attempts, ${summary.reachable} reachable, ${summary.blocked} blocked`,
    );
  }
}
await servers.stop();

const [allMs, restMs] = [median(wall.all), median(wall.rest)];
console.log(
  `all ${Math.round(allMs)} ms, of which two deadlines ${2 * deadlineMs} ms; the rest alone ${Math.round(restMs)} ms`,
);
verdict([
  {
    name: 'beyond two deadlines, beside the rest alone',
    value: (allMs - 2 * deadlineMs) / restMs,
    most: 1.1,
    unit: 'times',
  },
  { name: 'targets that are told wrongly', value: wrong, most: 0, unit: `in ${turns} turns` },
]);

interface Audited {
  readonly wallMs: number;
  readonly attempts: number;
  readonly summary: { readonly reachable: number; readonly blocked: number };
}

async function audit(name: string, list: readonly string[]): Promise<Audited> {
  const file = join(servers.folder, `${name}.csv`);
  await writeFile(file, ['url', ...list].join('\n'));
  const { stdout, stderr, status, wallMs } = await runNetready([
    ...['audit', ...servers.options, '--catalogue', file, '--os', 'linux', '--route', 'direct'],
    ...['--fail-on', 'never', '--format', 'json'],
  ]);
  if (status !== 0) throw new Error(`the audit ended with ${status}: ${stderr}`);
  const { summary, attempts } = JSON.parse(stdout);
  return { wallMs, summary, attempts: attempts.length };
}

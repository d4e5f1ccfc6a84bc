// How much memory does an audit of 20,000 targets take?
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startServers } from '../loopback/start-servers.ts';
import { runNetready } from '../run-netready.ts';
import { verdict } from '../verdict.ts';

const targets = 20_000;
const maxMB = 250;

const servers = await startServers();
const list = join(servers.folder, 'list.csv');
const rows = Array.from({ length: targets }, (_, index) => `https://t${index}.bench.example/`);
await writeFile(list, ['url', ...rows].join('\n'));
const saved = join(servers.folder, 'audit.ndjson');
const { status, stdout, stderr, wallMs, usage } = await runNetready(
  [
    ...['audit', ...servers.options, '--catalogue', list, '--os', 'linux', '--route', 'direct'],
    ...['--output', join(servers.folder, 'report.json'), '--save', saved],
  ],
  // `npm run`-like: what a profile or a heap limit needs can be given here.
  process.argv.slice(2),
);
console.log(stdout.trimEnd().split('\n').slice(-3).join('\n'), stderr);
const again = join(servers.folder, 'again.json');
const judged = await runNetready(['judge', saved, '--output', again]);
await servers.stop();

console.log(
  `${targets} targets in ${Math.round(wallMs)} ms, CPU ${usage?.cpuMs} ms, status ${status}`,
);
console.log(
  `judged again: ${Math.round(judged.wallMs)} ms, status ${judged.status} ${judged.stderr}`,
);
verdict([
  {
    name: 'peak of the audit',
    value: usage?.peakMB ?? Number.POSITIVE_INFINITY,
    most: maxMB,
    unit: 'MB',
  },
  {
    name: 'peak of the second judgement',
    value: judged.usage?.peakMB ?? Number.POSITIVE_INFINITY,
    most: maxMB,
    unit: 'MB',
  },
  { name: 'targets that were not reached', value: status ?? 2, most: 0, unit: '(exit status)' },
]);

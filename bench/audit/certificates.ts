// How much memory, and how long a report, does an audit take whose every target shows a chain of 75 KB
// that nobody else shows?
//
// `--targets N` asks for another number; further words are for the Node of the audit.
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Report } from '../../src/model/audit/report.ts';
import { startServers } from '../loopback/start-servers.ts';
import { runNetready } from '../run-netready.ts';
import { verdict } from '../verdict.ts';

const maxMB = 300;
const maxReportMB = 100;
const { values, positionals } = parseArgs({
  options: { targets: { type: 'string', default: '4000' } },
  allowPositionals: true,
});
const targets = Number(values.targets);

const servers = await startServers();
const list = join(servers.folder, 'list.csv');
const rows = Array.from({ length: targets }, (_, index) => {
  return `https://strange-${index}.bench.example/`;
});
await writeFile(list, ['url', ...rows].join('\n'));
const report = join(servers.folder, 'report.json');
const { status, stdout, stderr, wallMs, usage } = await runNetready(
  [
    ...['audit', ...servers.options, '--catalogue', list, '--os', 'linux', '--route', 'direct'],
    // Making a chain takes the server longer than looking at it takes the audit.
    ...['--concurrency', '8', '--quiet', '--output', report],
  ],
  positionals,
);
const { size } = await stat(report).catch(() => ({ size: Number.POSITIVE_INFINITY }));
const { observations } = JSON.parse(await readFile(report, 'utf8')) as Report;
const seen = observations.filter((step) => step.step === 'handshake' && step.chain).length;
await servers.stop();

console.log(stdout.trimEnd().split('\n').slice(-3).join('\n'), stderr);
console.log(
  `${targets} targets, ${seen} chains in ${Math.round(wallMs)} ms, CPU ${usage?.cpuMs} ms, status ${status}`,
);
const peak = usage?.peakMB ?? Number.POSITIVE_INFINITY;
verdict([
  { name: 'peak of the audit', value: peak, most: maxMB, unit: 'MB' },
  {
    name: 'targets whose chain was not seen',
    value: Math.max(0, targets - seen),
    most: 0,
    unit: '',
  },
  { name: 'the report', value: size / 1e6, most: maxReportMB, unit: 'MB' },
]);

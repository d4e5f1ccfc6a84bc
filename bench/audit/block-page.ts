// How much memory does an audit take whose every attempt ends at a page of 64 KB?
//
// Half of the targets are asked for through a tunnel, half in the open, so that both kinds of answers
// come: over each of 8 proxies. `--targets N --routes N` ask for fewer, `--format json` for
// a document that is held whole; further words are for the Node of the audit.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startServers } from '../loopback/start-servers.ts';
import { runNetready } from '../run-netready.ts';
import { verdict } from '../verdict.ts';

const maxMB = 300;
const { values, positionals } = parseArgs({
  options: {
    targets: { type: 'string', default: '5000' },
    routes: { type: 'string', default: '8' },
    format: { type: 'string', default: 'ndjson' },
  },
  allowPositionals: true,
});
const targets = Number(values.targets);

const servers = await startServers();
const list = join(servers.folder, 'list.csv');
const rows = Array.from({ length: targets }, (_, index) => {
  return `${index % 2 === 0 ? 'https' : 'http'}://t${index}.bench.example/`;
});
await writeFile(list, ['url', ...rows].join('\n'));
const ports = servers.ports.refusing.slice(0, Number(values.routes));
// As a list of any length wants it; other formats are given all of it at the end.
const report = join(servers.folder, `report.${values.format}`);
const { status, stdout, stderr, wallMs, usage } = await runNetready(
  [
    ...['audit', ...servers.options, '--catalogue', list, '--os', 'linux', '--quiet'],
    ...ports.flatMap((port) => ['--route', `http://127.0.0.1:${port}`]),
    ...[
      '--format',
      values.format,
      '--output',
      report,
      '--save',
      join(servers.folder, 'audit.ndjson'),
    ],
  ],
  positionals,
);
await servers.stop();

console.log(stdout.trimEnd().split('\n').at(-1)?.slice(0, 300), stderr);
console.log(
  `${targets} targets over ${ports.length} routes in ${Math.round(wallMs)} ms, CPU ${usage?.cpuMs} ms, status ${status}`,
);
const peak = usage?.peakMB ?? Number.POSITIVE_INFINITY;
verdict([
  { name: 'peak of the audit', value: peak, most: maxMB, unit: 'MB' },
  { name: 'no report', value: status === 1 ? 0 : 1, most: 0, unit: `(exit status ${status})` },
]);

// How much memory does an audit of 100,000 targets take that come from a CSV file and leave as
// NDJSON, and does it grow with the list?
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Servers, startServers } from '../loopback/start-servers.ts';
import { runNetready } from '../run-netready.ts';
import { verdict } from '../verdict.ts';

const few = 20_000;
const many = 100_000;

const servers = await startServers();
const ofFew = await peakOf(few, servers);
const ofMany = await peakOf(many, servers);
await servers.stop();

verdict([
  { name: `peak at ${many} targets`, value: ofMany.peakMB, most: 200, unit: 'MB' },
  {
    name: `peak beside that at ${few} targets`,
    value: ofMany.peakMB / ofFew.peakMB,
    most: 1.15,
    unit: 'times',
  },
  {
    name: 'targets that were not reached',
    value: Math.max(ofFew.status, ofMany.status),
    most: 0,
    unit: '(exit status)',
  },
]);

interface Peak {
  readonly peakMB: number;
  readonly status: number;
}

async function peakOf(targets: number, { folder: all, ports }: Servers): Promise<Peak> {
  // Each audit has its own folder: none is saved where another one is.
  const folder = join(all, String(targets));
  await mkdir(folder);
  const list = join(folder, 'list.csv');
  const rows = Array.from({ length: targets }, (_, index) => `https://t${index}.bench.example/`);
  await writeFile(list, ['url', ...rows].join('\n'));
  const ca = join(all, 'ca.pem');
  const { status, stderr, wallMs, usage } = await runNetready([
    ...['audit', '--catalogue', list, '--os', 'linux', '--route', 'direct'],
    ...['--ca', ca, '--expect-root', ca, '--connect-to', `::127.0.0.1:${ports.tls}`],
    ...['--format', 'ndjson', '--save', join(folder, 'audit.ndjson')],
    ...['--output', join(folder, 'report.ndjson'), '--output', join(folder, 'report.csv')],
    // Memory is the question here, and not the times of steps.
    ...['--rate', '2000', '--concurrency', '64'],
  ]);
  if (status === null || !usage) throw new Error(`the audit was killed: ${stderr}`);
  const { peakMB } = usage;
  const perSecond = Math.round((targets / wallMs) * 1000);
  console.log(`${targets} targets: peak ${peakMB.toFixed(0)} MB, ${perSecond} targets a second`);
  if (stderr !== '') console.log(stderr);
  return { peakMB, status };
}

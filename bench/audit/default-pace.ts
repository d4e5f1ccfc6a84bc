// How long takes an audit of 4,000 probes at its default settings, beside what its pace means to take?
//
// The pace starts probes so that the event loop is at work for 42 to 55 % of the time
// (`src/probe/pace.ts`). So the ideal is what the audit takes of CPU over 0.55, and it is at its lower
// end at 1.31 times that: a longer wall time is a core that the pace left idle without meaning to.
// Loopback, where no probe waits for anybody; nobody looks a name up.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startServers } from '../loopback/start-servers.ts';
import { median } from '../median.ts';
import { runNetready } from '../run-netready.ts';
import { verdict } from '../verdict.ts';

const probes = 4000;
const turns = 3;
/** Shares of the time in which the pace means the event loop to be at work. */
const most = 0.55;
const least = 0.42;

const servers = await startServers();
const list = join(servers.folder, 'list.csv');
const rows = Array.from({ length: probes }, (_, index) => `https://t${index}.bench.example/`);
await writeFile(list, ['url', ...rows].join('\n'));
const ratios: number[] = [];
for (let turn = 0; turn < turns; turn += 1) {
  const { status, usage, stderr, wallMs } = await runNetready([
    ...['audit', ...servers.optionsByAddress, '--catalogue', list, '--os', 'linux'],
    ...['--route', 'direct', '--output', join(servers.folder, 'report.json')],
  ]);
  if (status !== 0 || !usage) throw new Error(`the audit ended with ${status}: ${stderr}`);
  const idealMs = usage.cpuMs / most;
  ratios.push(wallMs / idealMs);
  console.log(
    `${seconds(wallMs)} s of wall time, ${seconds(usage.cpuMs)} s of CPU: the pace means ${seconds(idealMs)} to ${seconds(usage.cpuMs / least)} s`,
  );
}
await servers.stop();

verdict([
  {
    name: `wall time of ${probes} probes at default settings, beside the ideal by the pace`,
    value: median(ratios),
    most: Number((most / least).toFixed(2)),
    unit: 'times',
  },
]);

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}

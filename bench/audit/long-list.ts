// What does a probe cost in a list that is audited in parts, beside one that is just held whole?
//
// Loopback, at default settings, in turns; nobody looks a name up.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startServers } from '../loopback/start-servers.ts';
import { median } from '../median.ts';
import { runNetready } from '../run-netready.ts';
import { verdict } from '../verdict.ts';

/** The bound between the two is 5,000. */
const whole = 4900;
const inParts = 5100;
const turns = 3;

const servers = await startServers();
const ratios: number[] = [];
for (let turn = 0; turn < turns; turn += 1) {
  const [below, over] = [await audit(whole), await audit(inParts)];
  ratios.push(over / below);
  console.log(
    `${below.toFixed(3)} ms CPU a probe of ${whole}, ${over.toFixed(3)} ms of ${inParts}`,
  );
}
await servers.stop();

verdict([
  {
    name: 'CPU a probe in parts beside one of a list that is held whole',
    value: median(ratios),
    most: 1.1,
    unit: 'times',
  },
]);

/** Milliseconds of CPU a probe. */
async function audit(count: number): Promise<number> {
  const list = join(servers.folder, `${count}.csv`);
  const rows = Array.from({ length: count }, (_, index) => `https://t${index}.bench.example/`);
  await writeFile(list, ['url', ...rows].join('\n'));
  const { status, usage, stderr } = await runNetready([
    ...['audit', ...servers.optionsByAddress, '--catalogue', list, '--os', 'linux'],
    ...['--route', 'direct', '--output', join(servers.folder, 'report.ndjson')],
  ]);
  if (status !== 0 || !usage) throw new Error(`the audit ended with ${status}: ${stderr}`);
  return usage.cpuMs / count;
}

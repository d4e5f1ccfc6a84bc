// Do black holes in every part of a long list cost a deadline a part?
//
// The same list with and without its black holes, in turns, so that whatever else the machine does falls on both alike;
// at default settings. A forced rate would have each silent target tried alone, one after another.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startServers } from '../loopback/start-servers.ts';
import { median } from '../median.ts';
import { runNetready } from '../run-netready.ts';
import { verdict } from '../verdict.ts';

const parts = 4;
const inPart = 2500;
const holesInPart = 5;
const deadlineMs = 5000;
const turns = 3;

const servers = await startServers();
const urls = Array.from({ length: parts * inPart }, (_, index) =>
  // At the end of each part, where nothing is left to be done meanwhile.
  index % inPart >= inPart - holesInPart
    ? `https://hole-${index}.bench.example/`
    : `https://t${index}.bench.example/`,
);
const rest = urls.filter((url) => !url.includes('hole-'));
const differences: number[] = [];
let wrong = 0;
for (let turn = 0; turn < turns; turn += 1) {
  const restMs = await audit('rest', rest);
  const allMs = await audit('all', urls);
  differences.push((allMs - restMs) / deadlineMs);
  console.log(`${Math.round(restMs)} ms without black holes, ${Math.round(allMs)} ms with them`);
}
await servers.stop();

verdict([
  {
    name: `black holes in each of ${parts} parts`,
    value: median(differences),
    // Those of the last part, twice: there is nothing behind it.
    most: 4,
    unit: 'deadlines',
  },
  { name: 'targets that are told wrongly', value: wrong, most: 0, unit: `in ${turns} turns` },
]);

async function audit(name: string, list: readonly string[]): Promise<number> {
  const file = join(servers.folder, `${name}.csv`);
  await writeFile(file, ['url', ...list].join('\n'));
  const output = join(servers.folder, 'report.ndjson');
  const { stdout, stderr, status, wallMs } = await runNetready([
    ...['audit', ...servers.options, '--catalogue', file, '--os', 'linux', '--route', 'direct'],
    ...['--fail-on', 'never', '--format', 'ndjson', '--output', output],
  ]);
  if (status !== 0) throw new Error(`the audit ended with ${status}: ${stderr}`);
  const { reachable } = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
  wrong += Math.abs(reachable - rest.length);
  return wallMs;
}

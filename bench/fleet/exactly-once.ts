// Is the result of every site there exactly once, whatever dies?
//
// As many agents as the first argument says (500), in processes of 25; three in ten are killed at a moment of their own, the hub twice, and
// the network is cut for five seconds.
import { verdict } from '../verdict.ts';
import { simulateFleet } from './simulate.ts';

const sites = Number(process.argv[2] ?? 500);
const perProcess = Math.max(1, Math.round(sites / 20));
const found = await simulateFleet({
  ...{ sites, perProcess, kills: 6, crashes: 2, cutMs: 5000 },
  say: (line) => console.log(line),
});
const { residentMB, files, storeMB } = found.hub;
console.log(`The hub: ${residentMB} MB of memory, ${files} open files, ${storeMB} MB on the disk`);
console.log(`${found.again} jobs were handed out more than once; ${found.seconds} s in all`);
verdict([
  { name: 'sites without a whole result', value: sites - found.whole, most: 0, unit: 'sites' },
  { name: 'results too many', value: found.results - sites, most: 0, unit: 'results' },
  { name: 'jobs without a result', value: found.left, most: 0, unit: 'jobs' },
]);

// What CPU takes a short command from its second run on: a plan, and a whole audit of the lab's company?
//
// In turns, and the least of each, since whatever else the machine does only adds to it. The first run of each,
// which compiles what is kept, is told apart.
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { runTimed } from '../peers/run-timed.ts';
import { verdict } from '../verdict.ts';

const turns = 7;
const bin = fileURLToPath(new URL('../../bin/netready.js', import.meta.url));
const commands = [
  { name: 'audit --plan', args: ['audit', '--plan'], most: 0.2 },
  { name: 'audit --lab company', args: ['audit', '--lab', 'company'], most: 1.3 },
] as const;

const seconds = async (args: readonly string[]): Promise<number> =>
  (await runTimed(process.execPath, [bin, ...args])).cpuMs / 1000;

const bars = [];
for (const { name, args, most } of commands) {
  const first = await seconds(args);
  const later: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) later.push(await seconds(args));
  const [least = Number.NaN] = later.toSorted((a, b) => a - b);
  const spread = `${least.toFixed(2)} to ${Math.max(...later).toFixed(2)}`;
  console.log(`${name.padEnd(20)} first ${first.toFixed(2)} s, then ${spread} s of CPU`);
  bars.push({ name: `CPU of ${name}`, value: least, most, unit: 's' });
}
verdict(bars);

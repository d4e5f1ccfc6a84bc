// What does `netready --version` cost beside Node that does nothing?
//
// In turns, so that whatever else the machine does falls on both alike. What an audit loads, and
// what it does not, is told by test/cli/start.test.ts.
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { median } from '../median.ts';
import { runTimed, type Timed } from '../peers/run-timed.ts';
import { verdict } from '../verdict.ts';

const turns = 40;
const bin = fileURLToPath(new URL('../../bin/netready.js', import.meta.url));

const node: Timed[] = [];
const netready: Timed[] = [];
for (let turn = 0; turn < turns; turn += 1) {
  node.push(await runTimed(process.execPath, ['-e', '0']));
  netready.push(await runTimed(process.execPath, [bin, '--version']));
}
if (!netready.every(({ stdout }) => /^\d+\.\d+\.\d+\n$/.test(stdout))) {
  throw new Error(`it does not tell its version: ${netready[0]?.stdout}`);
}

const wall = (runs: readonly Timed[]): number => median(runs.map(({ wallMs }) => wallMs));
const cpu = (runs: readonly Timed[]): number => median(runs.map(({ cpuMs }) => cpuMs));
for (const [name, runs] of [
  ['node -e 0', node],
  ['netready --version', netready],
] as const) {
  console.log(`${name.padEnd(18)} ${wall(runs).toFixed(0)} ms, CPU ${cpu(runs).toFixed(0)} ms`);
}
verdict([
  { name: 'wall time beside Node', value: wall(netready) / wall(node), most: 1.2, unit: 'times' },
]);

// The largest audit that is held at once: what is the peak of resident memory of the whole process, in each
// format of a report, and judged?
//
// The audit of the lab's company, its targets copied until a head may name no more. `--rounds N` measures each
// N times, and words choose formats: `formats.ts html csv`.
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { maxAttemptsHeld } from '../../src/model/audit/max-attempts.ts';
import type { RecordLine } from '../../src/model/audit/record.ts';
import { attemptsOf } from '../../src/record/check-head.ts';
import { runNetready } from '../run-netready.ts';
import { type Bar, verdict } from '../verdict.ts';
import { manyTimes } from './many-times.ts';

const maxPeakMB = 300;
/** What each is run with, beside the file that it reads. */
const ways = {
  judge: ['judge'],
  table: ['report', '--format', 'table'],
  json: ['report', '--output', 'report.json'],
  ndjson: ['report', '--output', 'report.ndjson'],
  csv: ['report', '--output', 'report.csv'],
  markdown: ['report', '--output', 'report.md'],
  html: ['report', '--output', 'report.html'],
  junit: ['report', '--output', 'report.xml'],
  prometheus: ['report', '--output', 'report.prom'],
  openmetrics: ['report', '--output', 'report.openmetrics'],
  xlsx: ['report', '--output', 'report.xlsx'],
  'html on stdout': ['report', '--format', 'html'],
  'html, judged again': ['judge'],
} as const;

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '1' }, node: { type: 'string', default: '' } },
  allowPositionals: true,
});
const folder = await mkdtemp(join(tmpdir(), 'netready-bench-'));
const saved = join(folder, 'audit.ndjson');
const page = join(folder, 'report.html');
await makeAudit(saved);
const megabytes = ((await stat(saved)).size / 1e6).toFixed(0);
console.log(`a saved audit of ${megabytes} MB`);
const bars: Bar[] = [];
for (const [name, words] of Object.entries(ways)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const peaks: number[] = [];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const { peakMB, cpuMs } = await measured(name, words);
    console.log(`${name}: ${Math.round(peakMB)} MB, ${(cpuMs / 1000).toFixed(1)} s of CPU`);
    peaks.push(peakMB);
  }
  bars.push({ name, value: Math.max(...peaks), most: maxPeakMB, unit: 'MB' });
}
await rm(folder, { recursive: true });
verdict(bars);

async function measured(
  name: string,
  [command = '', ...words]: readonly string[],
): Promise<{ readonly peakMB: number; readonly cpuMs: number }> {
  const read = name === 'html, judged again' ? page : saved;
  const args = words.map((word) => (word.startsWith('report.') ? join(folder, word) : word));
  const flags = values.node === '' ? [] : values.node.split(' ');
  const { status, usage, stderr } = await runNetready([command, read, ...args], flags);
  if (status !== 1) throw new Error(`${name} ended with ${status}: ${stderr}`);
  const { peakMB = Number.NaN, cpuMs = Number.NaN } = usage ?? {};
  return { peakMB, cpuMs };
}

/** The audit of the lab's company, its targets copied until a head may name no more. */
async function makeAudit(path: string): Promise<void> {
  const small = join(folder, 'small.ndjson');
  const { status, stderr } = await runNetready(['audit', '--lab', 'company', '--save', small]);
  if (status !== 1) throw new Error(`the audit ended with ${status}: ${stderr}`);
  const lines = (await readFile(small, 'utf8')).trimEnd().split('\n');
  const first = JSON.parse(lines[0] ?? '') as RecordLine;
  if (first.type !== 'head') throw new TypeError('a saved audit begins with its head');
  const times = Math.floor(maxAttemptsHeld / attemptsOf(first.head));
  await pipeline(manyTimes(lines, times), createWriteStream(path));
}

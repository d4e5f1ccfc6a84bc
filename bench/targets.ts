// Does netready hold what it promises? Runs each bench with a bar of its own in the README, one
// after the other, and ends with one table: `npm run bench`, or with words for some of them only,
// `npm run bench -- cli/start load/knee`.
//
// Status 1 where a bar was missed, and where a bench could not run: what was not measured is not
// held. On an idle machine, since most of them are about time.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus, loadavg, release, type } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { versions } from './peers/versions.ts';
import { type Bar, barOf, figureOf, isHeld } from './verdict.ts';

/** From the shortest to the longest. */
const benches = [
  'package/size',
  'cli/start',
  'cli/plan',
  'load/generator',
  'audit/first-times',
  'audit/black-holes',
  'audit/emulated-path',
  'audit/beside-load',
  'discovery/pac/rules',
  'audit/thousand',
  'load/squid',
  'soak/day',
  'audit/default-pace',
  'audit/threads',
  'audit/long-list',
  'audit/stream',
  'peers/probe-cpu',
  'load/knee',
] as const;
/** The longest takes ten. */
const maxMinutes = 30;

interface Outcome {
  readonly bench: string;
  readonly bars: readonly Bar[];
  /** Why its bars are not all that there is to say; absent: it ran to its end. */
  readonly broken?: string;
}

const words = process.argv.slice(2);
const unknown = words.find((word) => !benches.some((bench) => bench === word));
if (unknown !== undefined) throw new Error(`no bench ${unknown}: choose of ${benches.join(', ')}`);

console.log(await conditions());
const outcomes: Outcome[] = [];
for (const bench of words.length > 0 ? words : benches) {
  console.log(`\n${bench}`);
  outcomes.push(await run(bench));
}
console.log(`\n${await conditions()}\n`);
for (const line of table(outcomes)) console.log(line);
const isBad = ({ bars, broken }: Outcome): boolean => broken !== undefined || !bars.every(isHeld);
if (outcomes.some(isBad)) process.exitCode = 1;

async function run(bench: string): Promise<Outcome> {
  const script = fileURLToPath(new URL(`./${bench}.ts`, import.meta.url));
  const child = fork(script, { timeout: maxMinutes * 60_000 });
  const bars: Bar[] = [];
  child.on('message', (told: readonly Bar[]) => bars.push(...told));
  const [status, signal] = (await once(child, 'close')) as [number | null, string | null];
  const isWhole = bars.length > 0 && status === (bars.every(isHeld) ? 0 : 1);
  return { bench, bars, ...(!isWhole && { broken: `ended with ${status ?? signal}` }) };
}

/** What a figure belongs to. */
async function conditions(): Promise<string> {
  const [first] = cpus();
  const load = loadavg()[0]?.toFixed(1);
  return [
    new Date().toISOString().slice(0, 16),
    `${type()} ${release()}`,
    `${cpus().length} cores of ${first?.model}`,
    await versions([]),
    `load average ${load}`,
  ].join(', ');
}

/** In Markdown, so that it can be kept. */
function table(all: readonly Outcome[]): string[] {
  const rows = all.flatMap(({ bench, bars, broken }) => [
    ...bars.map((bar) => [
      ...[bench, bar.name, figureOf(bar), barOf(bar)],
      isHeld(bar) ? 'held' : 'MISSED',
    ]),
    ...(broken === undefined ? [] : [[bench, 'all of it', broken, '', 'COULD NOT RUN']]),
  ]);
  const head = ['bench', 'what', 'figure', 'bar', ''];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

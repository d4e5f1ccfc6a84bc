import { writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { peakMiB } from '../../fixtures/peak-memory.ts';
import { canary } from './canary.ts';
import { drawOf } from './draw.ts';
import { kinds } from './kinds/kinds.ts';
import { planted } from './kinds/planted.ts';

/**
 * A process of its own that is fed some inputs of one kind. It writes a line for each begun and
 * ended to its stdout, a file, so that whoever started it knows where it stood when it died.
 */
const [name, ...numbers] = process.argv.slice(2);
const [seed = 0, from = 0, to = 0, deadlineMs = 0] = numbers.map(Number);
const kind = [...kinds, ...planted].find((one) => one.name === name);
if (!kind) throw new TypeError(`no kind is named ${name}`);

const maxWordLength = 4000;
const tell = (word: string, input: number, detail = ''): void => {
  const line = detail === '' ? '' : ` ${JSON.stringify(detail.slice(0, maxWordLength))}`;
  writeSync(1, `${word} ${input}${line}\n`);
};
const folder = await mkdtemp(join(tmpdir(), 'netready-hostile-'));
const open = await kind.load();
const feeder = await open(folder);
let next = from;

async function feedAll(): Promise<void> {
  for (let input = next; input < to; input = next) {
    next += 1;
    tell('begun', input);
    const over = new AbortController();
    await Promise.race([fed(input), late(input, over.signal)]).finally(() => over.abort());
    tell('ended', input);
    if (input % 100 === 0) tell('peak', Math.ceil(peakMiB() * 1.048576));
  }
}

async function fed(input: number): Promise<void> {
  try {
    const said = await feeder.feed(drawOf(seed, input));
    const at = said.indexOf(canary);
    if (at >= 0) tell('leak', input, said.slice(Math.max(0, at - 150), at + 50));
  } catch (error) {
    tell('crash', input, error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

async function late(input: number, over: AbortSignal): Promise<void> {
  const isLate = await setTimeout(deadlineMs, true, { signal: over }).catch(() => false);
  if (isLate) tell('hang', input);
}

try {
  await Promise.all(Array.from({ length: kind.atOnce ?? 1 }, feedAll));
} finally {
  await feeder.close?.();
  await rm(folder, { recursive: true, force: true });
}
tell('peak', Math.ceil(peakMiB() * 1.048576));
tell('whole', to);
process.exit(0);

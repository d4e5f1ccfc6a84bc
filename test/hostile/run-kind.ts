import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HostileKind, Outcome } from './kind.ts';

const lookEveryMs = 500;
const script = fileURLToPath(new URL('child.ts', import.meta.url));

interface Slice {
  readonly from: number;
  readonly to: number;
}

/** What one process said and was. */
interface Told {
  readonly lines: readonly string[];
  /** Why it died before its end, if it did. */
  readonly died?: string;
}

export interface Feeding {
  readonly seed: number;
  readonly inputs: number;
  /** How many processes run side by side. */
  readonly atOnce: number;
  /** How long one input may take. */
  readonly deadlineMs: number;
}

/** Feeds a number of inputs of one kind to processes of their own, and adds up what came of them. */
export async function runKind(kind: HostileKind, feeding: Feeding): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'netready-hostile-'));
  const lines: string[] = [];
  let next = 0;
  const runSlices = async (): Promise<void> => {
    while (next < feeding.inputs) {
      const slice = { from: next, to: Math.min(feeding.inputs, next + kind.perProcess) };
      next = slice.to;
      lines.push(...(await runSlice(kind.name, slice, { ...feeding, folder })));
    }
  };
  try {
    await Promise.all(Array.from({ length: feeding.atOnce }, runSlices));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return addUp(kind.name, lines);
}

interface Running extends Feeding {
  readonly folder: string;
}

/** One slice; a process that dies is followed by one that goes on behind the input at which it did. */
async function runSlice(name: string, slice: Slice, running: Running): Promise<string[]> {
  const all: string[] = [];
  for (let { from } = slice; from < slice.to; ) {
    const { lines, died } = await runProcess(name, { from, to: slice.to }, running);
    all.push(...lines);
    if (died === undefined) break;
    const begun = numbersOf(lines, 'begun');
    const ended = new Set(numbersOf(lines, 'ended'));
    const open = begun.filter((input) => !ended.has(input));
    const word = died === 'hang' ? 'hang' : 'crash';
    for (const input of open) all.push(`${word} ${input} ${JSON.stringify(died)}`);
    if (open.length === 0) all.push(`crash ${from} ${JSON.stringify(died)}`);
    from = Math.max(from, ...begun) + 1;
  }
  return all;
}

async function runProcess(
  name: string,
  { from, to }: Slice,
  { seed, folder, deadlineMs }: Running,
): Promise<Told> {
  const [out, err] = [join(folder, `${from}.out`), join(folder, `${from}.err`)];
  const files = [openSync(out, 'w'), openSync(err, 'w')] as const;
  const child = spawn(
    process.execPath,
    [script, name, ...[seed, from, to, deadlineMs].map(String)],
    { stdio: ['ignore', ...files], env: { PATH: process.env['PATH'], NO_COLOR: '1', TZ: 'UTC' } },
  );
  for (const file of files) closeSync(file);
  const isStuck = watched(child, { out, deadlineMs });
  const [status, signal] = await once(child, 'close');
  const stuck = isStuck();
  const lines = readFileSync(out, 'utf8').split('\n');
  if (numbersOf(lines, 'whole').length > 0) return { lines };
  const died = stuck ? 'hang' : `${signal ?? status}: ${readFileSync(err, 'utf8').slice(0, 2000)}`;
  return { lines, died };
}

/** Ends a process that says nothing for longer than the deadline. @returns whether it had to. */
function watched(
  child: ChildProcess,
  { out, deadlineMs }: { readonly out: string; readonly deadlineMs: number },
): () => boolean {
  let size = -1;
  let since = performance.now();
  let isStuck = false;
  const timer = setInterval(() => {
    const now = statSync(out).size;
    if (now !== size) {
      size = now;
      since = performance.now();
    } else if (performance.now() - since > deadlineMs + lookEveryMs) {
      isStuck = true;
      child.kill('SIGKILL');
    }
  }, lookEveryMs);
  return () => {
    clearInterval(timer);
    return isStuck;
  };
}

function numbersOf(lines: readonly string[], word: string): number[] {
  return lines.flatMap((line) => (line.startsWith(`${word} `) ? [Number(line.split(' ')[1])] : []));
}

function addUp(kind: string, lines: readonly string[]): Outcome {
  const told = (word: string): string[] =>
    lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));
  return {
    kind,
    inputs: new Set(numbersOf(lines, 'begun')).size,
    crashes: told('crash'),
    hangs: told('hang'),
    leaks: told('leak'),
    peakMB: Math.max(0, ...numbersOf(lines, 'peak')),
  };
}

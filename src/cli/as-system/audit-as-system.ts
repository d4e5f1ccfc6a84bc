import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jsonText } from '../../model/text/json-text.ts';
import { startOf } from '../../model/text/start-of.ts';
import { whyOf } from '../../model/text/why-of.ts';
import { placeFiles } from '../../setup/config/place-files.ts';
import type { AuditRequest } from '../../setup/request/audit-request.ts';
import { UsageError } from '../../setup/usage/usage-error.ts';
import { startCleaner } from '../out/as-system/cleaner.ts';
import {
  copyProgram,
  isEmpty,
  makeFolder,
  type Original,
  writeHandedOver,
} from '../out/as-system/system-folder.ts';
import { runProgram } from './run-program.ts';
import { taskXml } from './task-xml.ts';

/** What Windows has for it; a test has stand-ins. */
export interface SystemMeans {
  readonly schtasks: string;
  readonly icacls: string;
  /** What the task runs its line by. */
  readonly shell: string;
  /** A folder in which administrators alone may write. */
  readonly parent: string;
  readonly original: Original;
}

export interface SystemJob {
  readonly request: AuditRequest;
  /** The working folder, from which the request names its files. */
  readonly working: string;
  readonly signal: AbortSignal;
  /** Told of each step that was taken. */
  readonly onStep?: (step: SystemStep) => void;
  /** The saved audit, as far as it came: it is gone when this ends. */
  readonly collect: (file: string) => Promise<number>;
  readonly warn: (line: string) => void;
}

export const systemSteps = ['folder', 'copy', 'create', 'run', 'begun', 'ended'] as const;
export type SystemStep = (typeof systemSteps)[number];

/** SYSTEM and administrators, by their SIDs: names are of a language. */
const rights = ['/inheritance:r', '/grant:r', '*S-1-5-18:(OI)(CI)F', '*S-1-5-32-544:(OI)(CI)F'];
const limitMinutes = 120;
const beginMs = 60_000;
const lookMs = 200;
const waiting = 'waiting.txt';
const running = 'running.txt';
const ended = 'ended.txt';

/**
 * Audits once as LocalSystem, by a scheduled task that runs a copy of this program in a folder that
 * administrators alone may write. What it saved is collected, and task and folder are removed whatever happens
 * in between. Ctrl-C ends the task, and what was saved until then is told.
 * @returns the exit status.
 * @throws UsageError in one line where a step fails.
 */
export async function auditAsSystem(job: SystemJob, means: SystemMeans): Promise<number> {
  const name = `netready-${randomBytes(8).toString('hex')}`;
  const folder = join(means.parent, name);
  const { schtasks } = means;
  const cleaner = await startCleaner({ folder, task: name, schtasks });
  try {
    await prepare(folder, { ...job, means });
    if (job.signal.aborted) return 130;
    await must(schtasks, ['/create', '/tn', name, '/xml', join(folder, 'task.xml'), '/f']);
    job.onStep?.('create');
    await must(schtasks, ['/run', '/tn', name]);
    job.onStep?.('run');
    await waitFor(folder, job);
    // Whoever is interrupted tells what was measured: it is written no further.
    if (job.signal.aborted) await runProgram(schtasks, ['/end', '/tn', name]);
    return await collected(folder, job);
  } finally {
    const left = await cleaner.clean();
    for (const one of left) job.warn(`netready: Could not remove ${one}: remove it by hand`);
  }
}

async function prepare(
  folder: string,
  { request, working, means, onStep }: SystemJob & { readonly means: SystemMeans },
): Promise<void> {
  const file = (name: string): string => join(folder, name);
  // Files are named from elsewhere there.
  const placing = { folder: working, working: '', isBound: false };
  const placed = await placeFiles(request, placing);
  await attempt(async () => {
    await makeFolder(folder);
    onStep?.('folder');
    await must(means.icacls, [folder, ...rights]);
    if (!(await isEmpty(folder))) throw new Error(`somebody wrote into ${folder} already`);
    const copied = await copyProgram(folder, means.original);
    const task = {
      ...{ command: means.shell, folder, now: Date.now(), limitMinutes },
      words: `/d /s /c "${lineOf(folder, copied)}"`,
    };
    await writeHandedOver(file('request.json'), `${jsonText(placed)}\n`);
    await writeHandedOver(file(waiting), '');
    await writeHandedOver(file('task.xml'), taskXml(task));
    onStep?.('copy');
  });
}

/** One line of the shell: it says by the name of a file that it began, and that it ended. */
function lineOf(folder: string, copied: readonly string[]): string {
  const quoted = (path: string): string => `"${path}"`;
  const audit = ['audit', '--config', 'request.json', '--save', 'audit.ndjson', '--summary'];
  const call = [...copied.map(quoted), ...audit, '--quiet', '--no-progress'].join(' ');
  return [
    // What Node compiles would stay in the profile of LocalSystem.
    'set "NODE_DISABLE_COMPILE_CACHE=1"',
    `ren ${quoted(join(folder, waiting))} ${running}`,
    `${call} >said.txt 2>errors.txt`,
    `ren ${quoted(join(folder, running))} ${ended}`,
  ].join(' & ');
}

async function waitFor(folder: string, { signal, onStep }: SystemJob): Promise<void> {
  const isThere = (name: string): Promise<boolean> =>
    stat(join(folder, name)).then(
      () => true,
      () => false,
    );
  const start = performance.now();
  let hasBegun = false;
  for (;;) {
    if (signal.aborted || (await isThere(ended))) break;
    if (!hasBegun && !(await isThere(waiting))) {
      hasBegun = true;
      onStep?.('begun');
    }
    const taken = performance.now() - start;
    if (!hasBegun && taken > beginMs) {
      throw new UsageError('Cannot audit as LocalSystem: the task was started and did not begin');
    }
    if (taken > limitMinutes * 60_000) break;
    await sleep(lookMs, undefined, { signal }).catch(() => {});
  }
  onStep?.('ended');
}

async function collected(folder: string, { collect, signal }: SystemJob): Promise<number> {
  const saved = join(folder, 'audit.ndjson');
  const size = await stat(saved).then(
    (found) => found.size,
    () => 0,
  );
  if (size > 0) return collect(saved);
  if (signal.aborted) return 130;
  const said = await readFile(join(folder, 'errors.txt'), 'utf8').catch(() => '');
  const [line = ''] = startOf(said.trim(), 500).split(/[\r\n]/, 1);
  throw new UsageError(
    `The audit as LocalSystem ended with nothing${line === '' ? '' : `: ${line.replace(/^netready: /, '')}`}`,
  );
}

/** @throws UsageError where the program fails. */
async function must(program: string, args: readonly string[]): Promise<void> {
  const { status, said } = await runProgram(program, args);
  if (status === 0) return;
  const what = [program.replace(/^.*[\\/]/, ''), args.find((one) => one.startsWith('/'))].join(' ');
  const why = said === '' ? `it ended with ${status}` : said;
  throw new UsageError(`Cannot audit as LocalSystem: ${what} failed: ${why}`);
}

async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const why = whyOf(error);
    throw new UsageError(`Cannot audit as LocalSystem: ${why}`);
  }
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import type { AuditOutcome } from '../../fleet/agent.ts';
import type { FleetJob } from '../../fleet/fleet-job.ts';
import { jsonText } from '../../model/text/json-text.ts';
import { isSystemError } from '../is-system-error.ts';
import { makeOwnFolder, writeOwnFile } from '../out/own-folder.ts';
import { ownProgram } from '../own-program.ts';
import { forgetJob, placesOf } from './job-places.ts';

/** How long an audit that was told to stop may take for its last lines, milliseconds. */
const stopMs = 15_000;
const maxToldLength = 2000;

/**
 * Makes the audit of a job in a process of its own, so that an agent that runs for months holds nothing of it: a
 * request and a saved audit in the agent's folder. One that was cut short is resumed.
 */
export async function runJob(job: FleetJob, place: Running): Promise<AuditOutcome> {
  try {
    return await begun(job, place);
  } catch (error) {
    // A disk that is full is full the next time: who ordered it is told.
    if (isSystemError(error))
      return { exitStatus: 2, reason: `its agent cannot: ${error.message}` };
    throw error;
  }
}

interface Running {
  readonly folder: string;
  readonly signal: AbortSignal;
}

async function begun(
  { job, site, request }: FleetJob,
  { folder, signal }: Running,
): Promise<AuditOutcome> {
  const { requested, saved } = placesOf(folder, job);
  await makeOwnFolder(join(folder, 'jobs'));
  await writeOwnFile(requested, `${jsonText({ ...request, site }, 2)}\n`);
  const isBegun = (await sizeOf(saved)) > 0;
  const words = isBegun ? ['--resume', saved] : ['--config', requested, '--save', saved];
  const first = await whenFree(words, signal);
  // A saved audit that nobody can go on with is worth less than a whole one.
  const isBroken = isBegun && first.exitStatus > 1 && !signal.aborted;
  if (!isBroken) return withPath(first, saved);
  await forgetJob(folder, job, ['saved']);
  return withPath(await audit(['--config', requested, '--save', saved], signal), saved);
}

const lookEveryMs = 2000;

/** An agent that was killed may have left its audit behind, which comes to its end by itself. */
async function whenFree(words: readonly string[], signal: AbortSignal): Promise<AuditOutcome> {
  for (;;) {
    const outcome = await audit(words, signal);
    const isHeld = outcome.exitStatus > 1 && outcome.reason?.includes('another run of netready');
    if (!isHeld || signal.aborted) return outcome;
    await setTimeout(lookEveryMs, undefined, { signal }).catch(() => {});
  }
}

async function withPath(outcome: AuditOutcome, saved: string): Promise<AuditOutcome> {
  return (await sizeOf(saved)) > 0 ? { ...outcome, path: saved } : outcome;
}

async function audit(words: readonly string[], signal: AbortSignal): Promise<AuditOutcome> {
  const { executable, entry } = ownProgram();
  const begin = entry === undefined ? [] : [entry];
  const child = spawn(executable, [...begin, 'audit', ...words, '--summary', '--quiet'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let killing: NodeJS.Timeout | undefined;
  const stop = (): void => {
    child.kill('SIGINT');
    killing = globalThis.setTimeout(() => child.kill('SIGKILL'), stopMs);
  };
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  try {
    const exit = once(child, 'exit') as Promise<[number | null, string | null]>;
    const [told, complaint, [status, killed]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      exit,
    ]);
    const summary = told.trim().slice(0, maxToldLength);
    const reason = killed === null ? complaint.trim().split('\n').at(-1) : `it ended by ${killed}`;
    const exitStatus = status ?? 2;
    return {
      exitStatus,
      ...(summary !== '' && { summary }),
      ...(exitStatus > 1 && reason && { reason: reason.slice(0, maxToldLength) }),
    };
  } finally {
    clearTimeout(killing);
    signal.removeEventListener('abort', stop);
  }
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

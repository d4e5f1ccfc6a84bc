import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { runProgram } from '../../as-system/run-program.ts';

/** What is to be gone in the end. */
export interface ToClean {
  readonly folder: string;
  readonly task: string;
  readonly schtasks: string;
}

export type CleanerAsked = { readonly clean: ToClean } | { readonly now: true };
export type CleanerSaid = { readonly ready: true } | { readonly left: readonly string[] };

/** A program that was ended holds its file for a moment longer. */
const patience = { maxRetries: 20, retryDelay: 250 } as const;

/** So long a program that was under way is given. */
const afterMs = 3000;

let known: ToClean | undefined;

/**
 * A process of its own that removes the task and the folder of an audit as LocalSystem: when it is told to,
 * and when whoever asked is gone, killed or crashed. It is started before there is anything to remove.
 */
function waitToClean(): void {
  process.on('message', (asked: CleanerAsked) => {
    if ('clean' in asked) {
      known = asked.clean;
      process.send?.({ ready: true } satisfies CleanerSaid);
    } else void clean().then((left) => process.send?.({ left } satisfies CleanerSaid, leave));
  });
  process.on('disconnect', () => void cleanBehind());
  // It has to outlive the Ctrl-C of who asked.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK']) process.on(signal, () => {});
}

function leave(): void {
  if (process.connected) process.disconnect();
}

/** Removes all of it, once. @returns what could not be removed. */
async function clean(): Promise<readonly string[]> {
  const found = known;
  known = undefined;
  return found === undefined ? [] : remove(found);
}

/** Nobody has told it to: a program that was called last may still be making what is removed. */
async function cleanBehind(): Promise<void> {
  const found = known;
  known = undefined;
  if (found === undefined) return;
  await remove(found);
  await sleep(afterMs);
  await remove(found);
}

async function remove({ folder, task, schtasks }: ToClean): Promise<readonly string[]> {
  await runProgram(schtasks, ['/end', '/tn', task]);
  const deleted = await runProgram(schtasks, ['/delete', '/tn', task, '/f']);
  const hasTask = deleted.status !== 0 && (await isThere(schtasks, task));
  const isGone = await rm(folder, { recursive: true, force: true, ...patience }).then(
    () => true,
    () => false,
  );
  return [...(hasTask ? [`the task ${task}`] : []), ...(isGone ? [] : [folder])];
}

/** Only a task that is there tells of itself; what is told is in a language. */
async function isThere(schtasks: string, task: string): Promise<boolean> {
  const { status } = await runProgram(schtasks, ['/query', '/tn', task, '/xml']);
  return status === 0;
}

/** Whether this is that process; exported, so that a bundle keeps it. */
export const begun: boolean = process.argv.at(-1) === 'cleaner-child';
if (begun) waitToClean();

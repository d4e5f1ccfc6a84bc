import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { shell, type Wine } from './wine.ts';

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder on drive C, by both its names. */
export interface Folder {
  readonly here: string;
  readonly there: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly outcome: Promise<Outcome>;
}

export const netready = 'C:\\Prüfung\\netready.exe';

/** The Windows of this run. @throws Error where there is none: a test is skipped there. */
export function wine(): Wine {
  const found = inject('wine');
  if (!found) throw new Error('There is no Wine');
  return found;
}

/** A folder of its own for a test. */
export function folderOf(): Folder {
  const here = mkdtempSync(join(wine().drive, 'Größe '));
  mkdirSync(join(here, 'said'));
  onTestFinished(() => rmSync(here, { recursive: true, force: true }));
  return { here, there: `C:\\${basename(here)}` };
}

let runs = 0;

/**
 * Starts a program of Windows in a folder. What it says goes to files: Node opens no pipe of Linux there. The process
 * is that of the program itself.
 */
export function startWindows({ here }: Folder, words: readonly string[]): Started {
  runs += 1;
  const files = ['out', 'err'].map((name) => join(here, 'said', `${runs}.${name}`));
  const [out = 1, err = 2] = files.map((file) => openSync(file, 'w'));
  const inside = here.slice(wine().root?.length ?? 0);
  const script = 'cd "$1"; shift; exec wine "$@"';
  const [command, args, options] = shell(wine(), script, [inside, ...words]);
  const child = spawn(command, args, {
    ...options,
    stdio: ['ignore', out, err],
    // Longer than the longest test has patience, and shorter than for ever.
    timeout: 420_000,
    killSignal: 'SIGKILL',
  });
  closeSync(out);
  closeSync(err);
  const outcome = once(child, 'exit').then(([status]): Outcome => {
    const [stdout = '', stderr = ''] = files.map((file) => readFileSync(file, 'utf8'));
    return { status, stdout, stderr };
  });
  return { child, outcome };
}

/** Runs the executable to its end. */
export function runNetready(folder: Folder, ...args: readonly string[]): Promise<Outcome> {
  return startWindows(folder, [netready, ...args]).outcome;
}

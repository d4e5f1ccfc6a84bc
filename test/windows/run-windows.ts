import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { type Outcome, type Started, startProgram } from './start-program.ts';
import type { Wine } from './wine.ts';

/** A folder on drive C, by both its names. */
export interface Folder {
  readonly here: string;
  readonly there: string;
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

/** Starts a program of Windows in a folder. */
export function startWindows({ here }: Folder, words: readonly string[]): Started {
  runs += 1;
  const files = join(here, 'said', String(runs));
  return startProgram(wine(), { words, folder: here, files });
}

/** Runs the executable to its end. */
export function runNetready(folder: Folder, ...args: readonly string[]): Promise<Outcome> {
  return startWindows(folder, [netready, ...args]).outcome;
}

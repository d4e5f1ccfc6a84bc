import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  openSync,
  realpathSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import type { RecordLine, SavedCommand } from '../../model/audit/record.ts';
import { jsonText } from '../../model/text/json-text.ts';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';
import { holdFile } from '../saved/hold-file.ts';
import { withWayOn } from '../saved/way-on.ts';
import { linesWithoutSecrets } from './line-without-secrets.ts';
import { nameBeside, removeLitter } from './name-beside.ts';

export interface SaveFile {
  /** Never throws: after a failure nothing more is written. */
  readonly write: (line: RecordLine) => void;
  /** @returns why the file is not whole, and what to do about it; undefined where it is. */
  readonly close: () => string | undefined;
}

export interface SaveOptions {
  /** What is kept beside the head, to go on in the same way; absent: nothing is. */
  readonly command?: SavedCommand | undefined;
  /** A file that holds something is replaced. */
  readonly force?: boolean;
}

/**
 * Opens the file of `--save`. Each line is handed to the system before the audit goes on: a kill at
 * any moment loses nothing that was finished. A disk that is full ends the saving, and not the audit.
 * One that is to be replaced stays whole until the first line of the new one is in.
 * @throws UsageError where the file cannot be made, holds something, or another run writes it.
 */
export async function openSaveFile(
  path: string,
  { command, force = false }: SaveOptions = {},
): Promise<SaveFile> {
  const { O_CREAT, O_WRONLY } = constants;
  const file = attempt(() =>
    openSync(path, O_CREAT | O_WRONLY | (constants.O_NONBLOCK ?? 0), 0o600),
  );
  if (file instanceof Error)
    throw new UsageError(`Cannot write ${quoted(path)} for --save: ${withWayOn(file)}`);
  const release = await holdFile(file, path);
  if (!release) {
    closeSync(file);
    throw new UsageError(
      `Cannot use ${quoted(path)} for --save: another run of netready writes it`,
    );
  }
  const { size } = fstatSync(file);
  if (!force && size > 0) {
    closeSync(file);
    release();
    throw new UsageError(
      `Cannot use ${quoted(path)} for --save: it exists; go on with it by --resume, or replace it with --force`,
    );
  }
  const saved =
    size > 0 ? await replacing(path, { file, release }) : appendTo(file, { end: 0, release });
  const write = (line: RecordLine): void =>
    saved.write(line.type === 'head' && command ? { ...line, command } : line);
  return { ...saved, write };
}

interface Held {
  readonly file: number;
  readonly release: () => void;
}

/** Writes beside a file that is held, and puts the new one in its place with its first line. */
async function replacing(path: string, old: Held): Promise<SaveFile> {
  const place = realpathSync(path);
  removeLitter(place);
  const beside = nameBeside(place);
  const file = attempt(() => openSync(beside, 'wx', fstatSync(old.file).mode & 0o777));
  // A file that may be written may stand in a folder that may not.
  if (file instanceof Error) return appendTo(old.file, { end: 0, release: old.release });
  const held = await holdFile(file, beside);
  const release = (): void => {
    attempt(() => closeSync(old.file));
    held?.();
    old.release();
  };
  let isPlaced = false;
  const saved = appendTo(file, {
    end: 0,
    release,
    begun: () => {
      renameSync(beside, place);
      isPlaced = true;
    },
  });
  const close = (): string | undefined => {
    const why = saved.close();
    if (!isPlaced) attempt(() => unlinkSync(beside));
    return why;
  };
  return { ...saved, close };
}

export interface Appending {
  /** Bytes of the file that stay; it is cut behind them before the first line is written. */
  readonly end: number;
  /** Lets go of the file when it is closed. */
  readonly release: () => void;
  /** Told once the first line is in. */
  readonly begun?: () => void;
}

/** Writes lines to the end of an open file. */
export function appendTo(file: number, { end, release, begun }: Appending): SaveFile {
  let failed: Error | undefined;
  let length = end;
  let isBegun = false;
  const withoutSecrets = linesWithoutSecrets();
  const cut = (): void => {
    if (fstatSync(file).isFile()) ftruncateSync(file, length);
  };
  const add = (line: RecordLine): undefined => {
    if (!isBegun) cut();
    const bytes = Buffer.from(`${jsonText(withoutSecrets(line))}\n`);
    writeWhole(file, bytes);
    length += bytes.length;
    if (!isBegun) begun?.();
    isBegun = true;
  };
  return {
    write: (line) => {
      if (failed) return;
      failed = attempt(() => add(line));
      // What there was no room for is no half line.
      if (failed) attempt(cut);
    },
    close: () => {
      const last = attempt(() => closeSync(file));
      release();
      const error = failed ?? last;
      return error instanceof Error ? withWayOn(error) : undefined;
    },
  };
}

function writeWhole(file: number, bytes: Buffer): undefined {
  let waits = 0;
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(file, bytes, at);
    } catch (error) {
      // A pipe is full: its reader is given five seconds in all.
      if (!isFull(error) || waits >= maxWaits) throw error;
      waits += 1;
      Atomics.wait(pause, 0, 0, pauseMs);
    }
  }
}

const pauseMs = 5;
const maxWaits = 1000;
const pause = new Int32Array(new SharedArrayBuffer(4));

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EAGAIN';
}

function attempt<T>(action: () => T): T | Error {
  try {
    return action();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

import { closeSync, constants, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { jsonText } from '../model/json-text.ts';
import type { RecordLine, SavedCommand } from '../model/record.ts';
import { holdFile } from './hold-file.ts';
import { quoted, UsageError } from './usage-error.ts';

export interface SaveFile {
  /** Never throws: after a failure nothing more is written. */
  readonly write: (line: RecordLine) => void;
  /** @returns why the file is not whole; undefined where it is. */
  readonly close: () => string | undefined;
}

export interface SaveOptions {
  /** What is kept beside the head, to go on in the same way; absent: nothing is. */
  readonly command?: SavedCommand | undefined;
  /** A file that holds something is replaced. */
  readonly force?: boolean;
}

/**
 * Opens the file of `--save`, and empties it where that was asked for. Each line is handed to the system before the audit
 * goes on: a kill at any moment loses nothing that was finished. A disk that is full ends the
 * saving, and not the audit.
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
    throw new UsageError(`Cannot write the file of --save: ${file.message}`);
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
  const saved = appendTo(file, { end: 0, release });
  const write = (line: RecordLine): void =>
    saved.write(line.type === 'head' && command ? { ...line, command } : line);
  return { ...saved, write };
}

export interface Appending {
  /** Bytes of the file that stay; it is cut behind them before the first line is written. */
  readonly end: number;
  /** Lets go of the file when it is closed. */
  readonly release: () => void;
}

/** Writes lines to the end of an open file. */
export function appendTo(file: number, { end, release }: Appending): SaveFile {
  let failed: Error | undefined;
  let isCut = false;
  const cut = (): void => {
    if (!isCut && fstatSync(file).isFile()) ftruncateSync(file, end);
    isCut = true;
  };
  return {
    write: (line) => {
      failed ??= attempt(() => {
        cut();
        return writeWhole(file, Buffer.from(`${jsonText(line)}\n`));
      });
    },
    close: () => {
      const last = attempt(() => closeSync(file));
      release();
      return (failed ?? last)?.message;
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
      if (!isFull(error) || waits >= mostWaits) throw error;
      waits += 1;
      Atomics.wait(pause, 0, 0, pauseMs);
    }
  }
}

const pauseMs = 5;
const mostWaits = 1000;
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

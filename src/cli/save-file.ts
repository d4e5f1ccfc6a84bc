import { closeSync, openSync, writeSync } from 'node:fs';
import type { RecordLine } from '../model/record.ts';
import { UsageError } from './usage-error.ts';

export interface SaveFile {
  /** Never throws: after a failure nothing more is written. */
  readonly write: (line: RecordLine) => void;
  /** @returns why the file is not whole; undefined where it is. */
  readonly close: () => string | undefined;
}

/**
 * Opens the file of `--save`. Each line is handed to the system before the audit goes on: a kill
 * at any moment loses nothing that was finished. A disk that is full ends the saving, and not the
 * audit.
 * @throws UsageError where the file cannot be made.
 */
export function openSaveFile(path: string): SaveFile {
  const file = attempt(() => openSync(path, 'w', 0o600));
  if (file instanceof Error)
    throw new UsageError(`Cannot write the file of --save: ${file.message}`);
  let failed: Error | undefined;
  return {
    write: (line) => {
      failed ??= attempt(() => writeWhole(file, Buffer.from(`${JSON.stringify(line)}\n`)));
    },
    close: () => {
      const last = attempt(() => closeSync(file));
      return (failed ?? last)?.message;
    },
  };
}

function writeWhole(file: number, bytes: Buffer): undefined {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

function attempt<T>(action: () => T): T | Error {
  try {
    return action();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

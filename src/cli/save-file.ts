import { closeSync, openSync, writeSync } from 'node:fs';
import type { RecordLine } from '../model/record.ts';
import { UsageError } from './usage-error.ts';

export interface SaveFile {
  readonly write: (line: RecordLine) => void;
  readonly close: () => void;
}

/**
 * Opens the file of `--save`. Each line is handed to the system before the audit goes on: a kill
 * at any moment loses nothing that was finished.
 * @throws UsageError where the file cannot be made; Error where it can no longer be written.
 */
export function openSaveFile(path: string): SaveFile {
  const file = open(path);
  return {
    write: (line) => {
      const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    },
    close: () => closeSync(file),
  };
}

function open(path: string): number {
  try {
    return openSync(path, 'w', 0o600);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`Cannot write --save file: ${why}`);
  }
}

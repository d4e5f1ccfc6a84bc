import { open } from 'node:fs/promises';
import { largestSettingsFile, parseSettingsFile } from './parse-settings-file.ts';
import type { SettingsFile, SettingsFileProblem } from './settings-file.ts';

export interface UnreadSettingsFile {
  readonly path: string;
  readonly problem: SettingsFileProblem;
  /** What the system said, for `unreadable`. */
  readonly detail?: string;
}

/**
 * Reads one file of `--settings`: at most 16 MiB of it are taken in, whatever size it claims.
 * Never throws: what cannot be read, or is none of the known kinds, is a problem.
 */
export async function readSettingsFile(path: string): Promise<SettingsFile | UnreadSettingsFile> {
  try {
    const file = parseSettingsFile(await readStart(path));
    return 'problem' in file ? { path, problem: file.problem } : file;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { path, problem: 'unreadable', detail };
  }
}

/** One byte more than the limit shows that a file is beyond it. */
async function readStart(path: string): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const chunks: Uint8Array[] = [];
    let length = 0;
    const stream = handle.createReadStream({ end: largestSettingsFile, autoClose: false });
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > largestSettingsFile) break;
    }
    return Buffer.concat(chunks);
  } finally {
    await handle.close();
  }
}

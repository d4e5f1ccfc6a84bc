import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';

/** What `judge` reads. */
const endings = /\.(?:json|ndjson|jsonl|html?)$/i;

/**
 * The files that words name; of a folder those in it that may hold an audit, by their ending, in the
 * order of their names, and no pipe and no device. What is no folder is a file, and is told where it is read.
 * @throws UsageError for a folder in which there is none.
 */
export async function filesToMerge(words: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const word of words) {
    const found = await stat(word).catch(() => undefined);
    files.push(...(found?.isDirectory() ? await filesIn(word) : [word]));
  }
  return [...new Set(files)];
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names: string[] = [];
  for (const entry of entries) {
    if (endings.test(entry.name) && (await mayBeFile(entry, folder))) names.push(entry.name);
  }
  if (names.length === 0) {
    throw new UsageError(
      `Cannot merge ${quoted(folder)}: it holds no .json, .ndjson, .jsonl, .html or .htm file`,
    );
  }
  return names.map((name) => join(folder, name)).toSorted();
}

/** A pipe or a device in a folder is no report, and may never end; a link that leads nowhere is told where it is read. */
async function mayBeFile(entry: Dirent, folder: string): Promise<boolean> {
  if (entry.isFile()) return true;
  if (!entry.isSymbolicLink()) return false;
  const found = await stat(join(folder, entry.name)).catch(() => undefined);
  return found === undefined || found.isFile();
}

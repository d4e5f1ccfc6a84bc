import type { Dirent } from 'node:fs';
import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';

/** What `judge` reads. */
const endings = /\.(?:json|ndjson|jsonl|html?)$/i;

/** More than anybody has sites: their names alone take some 100 bytes each. */
const mostFiles = 1_000_000;

/**
 * The files that words name; of a folder those in it that may hold an audit, by their ending, in the
 * order of their names, and no pipe and no device. What is no folder is a file, and is told where it is read.
 * @throws UsageError for a folder in which there is none, or of more files than are held at once.
 */
export async function filesToMerge(words: readonly string[]): Promise<readonly string[]> {
  const files = new Set<string>();
  for (const word of words) {
    const found = await stat(word).catch(() => undefined);
    for (const file of found?.isDirectory() ? await filesIn(word) : [word]) files.add(file);
    if (files.size > mostFiles) throw tooMany(word);
  }
  return [...files];
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const names: string[] = [];
  // All entries at once would take more than their names.
  for await (const entry of await opendir(folder, { bufferSize: 1000 })) {
    if (endings.test(entry.name) && (await mayBeFile(entry, folder))) names.push(entry.name);
    if (names.length > mostFiles) throw tooMany(folder);
  }
  if (names.length === 0) {
    throw new UsageError(
      `Cannot merge ${quoted(folder)}: it holds no .json, .ndjson, .jsonl, .html or .htm file`,
    );
  }
  return names.map((name) => join(folder, name)).sort();
}

function tooMany(word: string): UsageError {
  return new UsageError(`Cannot merge ${quoted(word)}: more than ${mostFiles} files at once`);
}

/** A pipe or a device in a folder is no report, and may never end; a link that leads nowhere is told where it is read. */
async function mayBeFile(entry: Dirent, folder: string): Promise<boolean> {
  if (entry.isFile()) return true;
  if (!entry.isSymbolicLink()) return false;
  const found = await stat(join(folder, entry.name)).catch(() => undefined);
  return found === undefined || found.isFile();
}

import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { getuid } from 'node:process';
import { quoted, UsageError } from '../usage/usage-error.ts';

/** What a request is called where it is looked for. */
const names = ['netready.json', 'netready.jsonc'] as const;
const maxFolders = 100;
/** The bit of a mode that lets everybody write. */
const writableByAll = 0o002;

/**
 * The request of a folder or of the nearest one above it, by its whole path; undefined where there is
 * none.
 * @param folder a whole path.
 * @throws UsageError in one line where a folder has two, or another user may have written it.
 */
export async function findConfig(folder: string): Promise<string | undefined> {
  let at = folder;
  for (let count = 0; count < maxFolders; count += 1) {
    const found = await configsIn(at);
    const [path, other] = found;
    if (other !== undefined) {
      throw new UsageError(
        `Cannot choose between ${names.join(' and ')} in ${quoted(at)}: keep one, or name one with --config`,
      );
    }
    if (path !== undefined) return path;
    if (dirname(at) === at) return undefined;
    at = dirname(at);
  }
  return undefined;
}

async function configsIn(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const stats = await stat(path).catch(() => undefined);
    if (!stats) continue;
    const { uid, mode } = stats;
    const isOwn = getuid === undefined || uid === getuid() || uid === 0;
    if (!isOwn) throw foreign(path, 'it belongs to another user');
    if (getuid !== undefined && (mode & writableByAll) !== 0)
      throw foreign(path, 'everybody may write it');
    found.push(path);
  }
  return found;
}

function foreign(path: string, why: string): UsageError {
  return new UsageError(
    `Cannot go by ${quoted(path)}: ${why}; name it with --config to trust it, or pass it by with --no-config`,
  );
}

import { lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { env, geteuid, getuid, platform } from 'node:process';

/** Where a user's caches lie, and whose they must be. */
export interface CachePlace {
  /** A whole path, which may not be there yet. */
  readonly folder: string;
  /** Absent on Windows, where a profile is its user's own. */
  readonly uid?: number;
}

const name = 'netready';
const othersWrite = 0o022;
const othersAny = 0o077;
const sticky = 0o1000;

/**
 * The folder that keeps what Node compiled of us, made where it is missing. What lies there runs as code, so
 * nobody else may write it, list it, or put another in its place: it is this user's with mode 0700, and each
 * folder above it is this user's or root's and written by nobody else.
 * @returns undefined where that cannot be had (no home, another user's, a disk that is read only).
 */
export function compiledFolder(place: CachePlace | undefined = cachePlace()): string | undefined {
  if (place === undefined) return undefined;
  try {
    return ownFolder(join(place.folder, name), place.uid);
  } catch {
    // Without it all is compiled anew, as ever.
    return undefined;
  }
}

/** XDG's, or each system's own; undefined where the home is not told, or the process plays another user. */
function cachePlace(): CachePlace | undefined {
  const uid = geteuid?.();
  if (uid !== getuid?.()) return undefined;
  const given = env['XDG_CACHE_HOME'];
  const usual = { darwin: 'Library/Caches', win32: 'AppData/Local' }[platform as string];
  const folder =
    uid !== undefined && given !== undefined && isAbsolute(given)
      ? given
      : join(homedir(), usual ?? '.cache');
  return isAbsolute(folder) ? { folder, ...(uid !== undefined && { uid }) } : undefined;
}

function ownFolder(folder: string, uid: number | undefined): string | undefined {
  const missing: string[] = [];
  let at = folder;
  // A cache and its folder may be made, a home never.
  while (missing.length < 2 && !isThere(at)) {
    missing.unshift(at);
    at = dirname(at);
  }
  const held = realpathSync(at);
  if (!isHeldBy(held, uid)) return undefined;
  for (const path of missing) mkdirSync(path, { mode: 0o700 });
  const found = realpathSync(folder);
  const { mode, uid: owner } = lstatSync(found);
  const isOwn = uid === undefined || (owner === uid && (mode & othersAny) === 0);
  return isOwn ? found : undefined;
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Whether nobody but this user and root can change what a folder's path leads to. */
function isHeldBy(path: string, uid: number | undefined): boolean {
  if (uid === undefined) return true;
  const stats = lstatSync(path);
  // In a sticky folder nobody moves what is another's.
  const isKept = (stats.mode & othersWrite) === 0 || (stats.mode & sticky) !== 0;
  if (!stats.isDirectory() || (stats.uid !== uid && stats.uid !== 0) || !isKept) return false;
  return dirname(path) === path || isHeldBy(dirname(path), uid);
}

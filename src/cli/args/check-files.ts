import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AuditRequest } from '../../setup/request/audit-request.ts';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';
import { requestFlags } from './audit-flags.ts';

/** A file, and the option that names it; a word beside the options has none. */
export interface NamedFile {
  readonly option?: string;
  readonly path: string;
}

/** The files of a run. */
export interface FilesOfRun {
  readonly written: readonly NamedFile[];
  readonly read: Iterable<NamedFile>;
}

const naming = ['catalogues', 'settings', 'ca', 'expectRoot', 'routes', 'targets'] as const;

/** What a request reads, or what may be taken for it. */
export function filesOf(request: AuditRequest): readonly NamedFile[] {
  return [...naming, 'controls' as const, 'resolve' as const].flatMap((field) =>
    (request[field] ?? []).map((path) => ({ option: `--${requestFlags[field].name}`, path })),
  );
}

/**
 * Whether no file that a run writes is one that it reads, or writes twice, by whatever name: all
 * against all, by device and number.
 * @throws UsageError in one line where one is.
 */
export async function checkFiles({ written, read }: FilesOfRun): Promise<void> {
  const taken = new Map<string, NamedFile>();
  for (const file of written) {
    const id = await identityOf(file.path);
    if (id === undefined) continue;
    const other = taken.get(id);
    if (other) throw replaced(file, other);
    taken.set(id, file);
  }
  if (taken.size === 0) return;
  for (const file of read) {
    const id = await identityOf(placeOf(file.path));
    const other = id === undefined ? undefined : taken.get(id);
    if (other) throw replaced(file, other);
  }
}

function replaced({ option, path }: NamedFile, by: NamedFile): UsageError {
  const use = option === undefined ? '' : ` for ${option}`;
  return new UsageError(`Cannot use ${quoted(path)}${use}: ${by.option} would replace it`);
}

/** Undefined for what several may write: a device, a pipe. */
async function identityOf(path: string): Promise<string | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  if (found) return found.isFile() ? `${found.dev}:${found.ino}` : undefined;
  const folder = await realpath(dirname(resolve(path))).catch(() => undefined);
  return folder === undefined ? undefined : join(folder, basename(path));
}

/** The file in a route by a PAC file. */
function placeOf(text: string): string {
  const place = text.replace(/^pac\+/i, '');
  if (!/^file:/i.test(place)) return place;
  try {
    return fileURLToPath(place);
  } catch {
    return place.replace(/^file:/i, '');
  }
}

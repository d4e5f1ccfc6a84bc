import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';
import type { Parsed } from './option.ts';

interface NamedFile {
  readonly option: string;
  readonly path: string;
}

const outputs = ['output', 'save'];
const inputs = [
  ...['resume', 'catalogue', 'settings', 'ca', 'expect-root', 'route', 'dns', 'compare'],
  ...['target', 'control', 'resolve'],
];

/**
 * Whether no file that a run writes is one that it reads, or writes twice, by whatever name: all
 * against all, by device and number.
 * @param others what is read beside the files that the options name.
 * @throws UsageError in one line where one is.
 */
export async function checkFiles(parsed: Parsed, others: readonly string[] = []): Promise<void> {
  const named = (names: readonly string[]): readonly NamedFile[] =>
    names.flatMap((option) => parsed.all(option).map((path) => ({ option, path })));
  const taken = new Map<string, NamedFile>();
  for (const file of named(outputs)) {
    const id = await identityOf(file.path);
    if (id === undefined) continue;
    const other = taken.get(id);
    if (other) {
      throw new UsageError(
        `Cannot use ${quoted(file.path)} for --${file.option}: --${other.option} would replace it`,
      );
    }
    taken.set(id, file);
  }
  if (taken.size === 0) return;
  const words = [...parsed.positionals, ...others].map((path) => ({ option: '', path }));
  for (const { option, path } of [...words, ...named(inputs)]) {
    const id = await identityOf(placeOf(path));
    const other = id === undefined ? undefined : taken.get(id);
    if (!other) continue;
    const use = option === '' ? '' : ` for --${option}`;
    throw new UsageError(`Cannot use ${quoted(path)}${use}: --${other.option} would replace it`);
  }
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

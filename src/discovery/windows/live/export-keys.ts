import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettingsFile } from '../read-settings-file.ts';
import type { SettingsFile } from '../settings-file.ts';
import { type LiveKey, liveKeys } from './registry-keys.ts';
import { systemFolder } from './system-folder.ts';

const deadlineMs = 5000;

export interface Exporting {
  readonly keys?: readonly LiveKey[];
  /** The program that exports; a test has its own. */
  readonly program?: string;
  /** Where its files stand for as long as they are read. */
  readonly folder?: string;
}

/**
 * The registry of this machine by `reg.exe export`, which needs no native code of ours: each key with
 * all that is below it, in a file that is removed as soon as it is read. It is UTF-16, where the output
 * of `reg query` has lost what the console's code page does not know. What is not there, may not be
 * read, or takes longer than 5 seconds is left out. Never rejects.
 */
export async function exportKeys({
  keys = liveKeys,
  program = `${systemFolder()}\\reg.exe`,
  folder = tmpdir(),
}: Exporting = {}): Promise<readonly SettingsFile[]> {
  const wanted = outermost(keys.filter(({ isLarge }) => isLarge === undefined));
  const files = await Promise.all(
    wanted.map((key) => exportKey(key, { program, path: join(folder, `nr-${randomUUID()}.reg`) })),
  );
  return files.flatMap((file) => file ?? []);
}

/** An export has what is below a key: a key below another one is in it. */
function outermost(keys: readonly LiveKey[]): readonly string[] {
  const all = keys.map(({ key }) => key);
  return all.filter((key) => !all.some((one) => key.startsWith(`${one}\\`)));
}

async function exportKey(
  key: string,
  { program, path }: { readonly program: string; readonly path: string },
): Promise<SettingsFile | undefined> {
  try {
    await run(program, ['export', key, path, '/y', '/reg:64']);
    const file = await readSettingsFile(path);
    return 'problem' in file ? undefined : file;
  } finally {
    // Where nothing was exported there is none.
    await unlink(path).catch(() => {});
  }
}

/** Whatever it says: the file tells whether it exported. */
function run(program: string, args: readonly string[]): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const options = { timeout: deadlineMs, killSignal: 'SIGKILL', windowsHide: true } as const;
  execFile(program, [...args], options, () => resolve());
  return promise;
}

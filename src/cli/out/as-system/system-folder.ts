import { cp, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { arch } from 'node:process';

/** What is run as LocalSystem: a copy, since whoever may write the original must not become that. */
export interface Original {
  /** Node, or the executable that has all of it inside. */
  readonly executable: string;
  /** `bin/netready.js`; absent where the executable has it. */
  readonly entry?: string;
}

/** The copies, by their whole paths, in the order in which they are called. */
export type Copied = readonly string[];

/**
 * Makes a folder that is not there yet.
 * @throws what the file system throws, where it is there.
 */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 });
}

/** Whether nobody put anything in while others might have. */
export async function isEmpty(folder: string): Promise<boolean> {
  return (await readdir(folder)).length === 0;
}

/** Copies what is to be run. @throws what the file system throws. */
export async function copyProgram(folder: string, original: Original): Promise<Copied> {
  const { executable, entry } = original;
  const copy = join(folder, basename(executable));
  await cp(executable, copy);
  if (entry === undefined) return [copy];
  const root = dirname(dirname(entry));
  const app = join(folder, 'app');
  await mkdir(app);
  for (const part of ['bin', 'dist', 'package.json']) {
    await cp(join(root, part), join(app, part), { recursive: true });
  }
  await copyNative(root, join(app, 'node_modules'));
  return [copy, join(app, 'bin', basename(entry))];
}

/** What makes native calls, where it is installed: below the package, or beside it. */
async function copyNative(root: string, modules: string): Promise<void> {
  const name = `@koromix/koffi-win32-${arch}`;
  for (const place of [join(root, 'node_modules'), dirname(root)]) {
    const found = await stat(join(place, name)).catch(() => undefined);
    if (!found?.isDirectory()) continue;
    await cp(join(place, name), join(modules, name), { recursive: true });
    return;
  }
}

/** Writes a file of the folder. @throws what the file system throws. */
export async function writeHandedOver(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(path, content, { flag: 'wx', mode: 0o600 });
}

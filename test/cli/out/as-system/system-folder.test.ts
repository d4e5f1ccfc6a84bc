import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { arch } from 'node:process';
import { describe, expect, it } from 'vitest';
import {
  copyProgram,
  isEmpty,
  makeFolder,
  writeHandedOver,
} from '../../../../src/cli/out/as-system/system-folder.ts';
import { temporaryFolder } from '../../run-cli.ts';

async function madeFolder(): Promise<string> {
  const folder = join(await temporaryFolder(), 'new');
  await makeFolder(folder);
  return folder;
}

describe('the folder of an audit as LocalSystem', () => {
  it('is new, or refused', async () => {
    const folder = await madeFolder();
    expect(await isEmpty(folder)).toBe(true);
    await expect(makeFolder(folder)).rejects.toThrow('EEXIST');
    await writeHandedOver(join(folder, 'a'), 'text');
    expect(await isEmpty(folder)).toBe(false);
    await expect(writeHandedOver(join(folder, 'a'), 'other')).rejects.toThrow('EEXIST');
  });

  it('takes a copy of the package, with what makes native calls beside it', async () => {
    const modules = join(await temporaryFolder(), 'node_modules');
    const root = join(modules, 'netready');
    const native = `@koromix/koffi-win32-${arch}`;
    for (const part of ['netready/bin', 'netready/dist', 'netready/src', native, 'other']) {
      await mkdir(join(modules, part), { recursive: true });
      await writeFile(join(modules, part, 'file.js'), part);
    }
    await writeFile(join(root, 'package.json'), '{}');
    const node = join(modules, 'node.exe');
    await writeFile(node, 'node');
    await chmod(node, 0o755);
    const folder = await madeFolder();
    const copied = await copyProgram(folder, {
      executable: node,
      entry: join(root, 'bin', 'file.js'),
    });
    expect(copied).toEqual([join(folder, 'node.exe'), join(folder, 'app', 'bin', 'file.js')]);
    expect(await readFile(copied[1] ?? '', 'utf8')).toBe('netready/bin');
    expect((await readdir(join(folder, 'app'))).sort()).toEqual([
      'bin',
      'dist',
      'node_modules',
      'package.json',
    ]);
    expect(await readdir(join(folder, 'app', 'node_modules'))).toEqual(['@koromix']);
  });

  it('takes a single executable alone', async () => {
    const executable = join(await temporaryFolder(), 'netready.exe');
    await writeFile(executable, 'all');
    const folder = await madeFolder();
    expect(await copyProgram(folder, { executable })).toEqual([join(folder, 'netready.exe')]);
    expect(await readdir(folder)).toEqual(['netready.exe']);
  });
});

import { chmod, lstat, mkdir, readdir, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compiledFolder } from '../../../src/cli/out/compiled-folder.ts';
import { temporaryFolder } from '../run-cli.ts';

const uid = process.geteuid?.() ?? 0;

describe.skipIf(process.platform === 'win32')('compiledFolder()', () => {
  it('is made for its user alone, below a cache that may be missing too', async () => {
    const home = await temporaryFolder();
    const made = compiledFolder({ folder: join(home, '.cache'), uid });
    expect(made).toBe(join(home, '.cache', 'netready'));
    for (const folder of [join(home, '.cache'), join(home, '.cache', 'netready')])
      expect((await lstat(folder)).mode & 0o777).toBe(0o700);
    expect(compiledFolder({ folder: join(home, '.cache'), uid })).toBe(made);
  });

  it('makes no home', async () => {
    const parent = await temporaryFolder();
    expect(compiledFolder({ folder: join(parent, 'nobody', '.cache'), uid })).toBeUndefined();
    expect(await readdir(parent)).toEqual([]);
  });

  it.each([0o755, 0o750, 0o770, 0o777])('is not one of mode %o', async (mode) => {
    const home = await temporaryFolder();
    const folder = join(home, 'netready');
    await mkdir(folder);
    await chmod(folder, mode);
    expect(compiledFolder({ folder: home, uid })).toBeUndefined();
  });

  it.each([0o777, 0o775, 0o722])('lies in no folder of mode %o, nor below one', async (mode) => {
    const home = await temporaryFolder();
    await mkdir(join(home, 'open'));
    await mkdir(join(home, 'open', 'cache'), { mode: 0o700 });
    await chmod(join(home, 'open'), mode);
    expect(compiledFolder({ folder: join(home, 'open'), uid })).toBeUndefined();
    expect(compiledFolder({ folder: join(home, 'open', 'cache'), uid })).toBeUndefined();
    expect(await readdir(join(home, 'open', 'cache'))).toEqual([]);
  });

  it("is nobody else's, and lies in nobody else's", async () => {
    const home = await temporaryFolder();
    expect(compiledFolder({ folder: home, uid: uid + 1 })).toBeUndefined();
  });

  it('is not what a link in its place leads to, where that is open to others', async () => {
    const home = await temporaryFolder();
    const place = await temporaryFolder();
    await mkdir(join(place, 'open'));
    await chmod(join(place, 'open'), 0o777);
    await symlink(join(place, 'open'), join(home, 'netready'));
    expect(compiledFolder({ folder: home, uid })).toBeUndefined();
    await symlink(join(home, 'nothing'), join(place, 'netready'));
    expect(compiledFolder({ folder: place, uid })).toBeUndefined();
  });

  it('may lie in a folder of all where each keeps his own, as in one for temporary files', async () => {
    const home = await temporaryFolder();
    expect(home.startsWith(tmpdir())).toBe(true);
    expect(compiledFolder({ folder: home, uid })).toBe(join(home, 'netready'));
  });

  it('is undefined where a file stands in its place', () => {
    expect(compiledFolder({ folder: '/dev/null', uid })).toBeUndefined();
  });
});

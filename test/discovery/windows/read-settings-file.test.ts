import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readSettingsFile } from '../../../src/discovery/windows/read-settings-file.ts';

async function fileOf(content: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'netready-settings-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'settings');
  await writeFile(path, content);
  return path;
}

describe('readSettingsFile()', () => {
  it('reads a file of any name', async () => {
    const path = await fileOf('REGEDIT4\n[HKEY_USERS\\x]\n"a"="b"\n');
    expect(await readSettingsFile(path)).toMatchObject({ kind: 'registry-export' });
  });

  it('names the path and the problem of any other', async () => {
    const path = await fileOf('hello');
    expect(await readSettingsFile(path)).toEqual({ path, problem: 'unknown-format' });
    await truncate(path, 5 * 1024 ** 3);
    expect(await readSettingsFile(path)).toEqual({ path, problem: 'too-large' });
  });

  it('tells what the system says of a path that is no file', async () => {
    expect(await readSettingsFile('no-such-file')).toMatchObject({
      problem: 'unreadable',
      detail: expect.stringContaining('ENOENT'),
    });
    expect(await readSettingsFile(tmpdir())).toMatchObject({ problem: 'unreadable' });
  });
});

import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { findConfig } from '../../../src/setup/config/find-config.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'netready-find-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'a', 'b'), { recursive: true });
});

describe('findConfig()', () => {
  it.each(['netready.json', 'netready.jsonc'])('finds the nearest %s upwards', async (name) => {
    await writeFile(join(folder, name), '{}');
    expect(await findConfig(join(folder, 'a', 'b'))).toBe(join(folder, name));
    await writeFile(join(folder, 'a', 'netready.json'), '{}');
    expect(await findConfig(join(folder, 'a', 'b'))).toBe(join(folder, 'a', 'netready.json'));
    expect(await findConfig(folder)).toBe(join(folder, name));
  });

  it('chooses of two in one folder neither', async () => {
    await writeFile(join(folder, 'netready.json'), '{}');
    await writeFile(join(folder, 'netready.jsonc'), '{}');
    await expect(findConfig(folder)).rejects.toThrow('keep one, or name one with --config');
  });

  it('goes by none that everybody may write', async ({ skip }) => {
    skip(process.platform === 'win32', 'modes of POSIX');
    const file = join(folder, 'netready.json');
    await writeFile(file, '{}');
    await chmod(file, 0o666);
    await expect(findConfig(join(folder, 'a'))).rejects.toThrow(
      /^Cannot go by ".*netready\.json": everybody may write it; name it with --config/,
    );
  });
});

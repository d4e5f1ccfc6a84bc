import { execFileSync } from 'node:child_process';
import { chmod, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openReportFile, writeReportFile } from '../../../src/cli/out/report-file.ts';
import { temporaryFolder } from '../run-cli.ts';

describe('writeReportFile()', () => {
  it('leaves what was there whole until the new one is', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'report.json');
    await writeFile(path, 'old');
    const file = await openReportFile(path);
    await file.write({}, () => ['new']);
    expect(await readFile(path, 'utf8')).toBe('old');
    await file.finish();
    expect(await readFile(path, 'utf8')).toBe('new');
    expect(await readdir(folder)).toEqual(['report.json']);
  });

  it('leaves what was there where it fails in its middle, and nothing beside it', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'report.json');
    await writeFile(path, 'old');
    function* failing(): Iterable<string> {
      yield 'new';
      throw new Error('no more');
    }
    await expect(writeReportFile(path, {}, failing)).rejects.toThrow('no more');
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['report.json']);
  });

  it("makes a file that is its owner's alone, and keeps the mode of one that was there", async ({
    skip,
  }) => {
    skip(process.platform === 'win32', 'modes');
    const folder = await temporaryFolder();
    const [fresh, old] = [join(folder, 'fresh'), join(folder, 'old')];
    await writeFile(old, '');
    await chmod(old, 0o640);
    for (const path of [fresh, old]) await writeReportFile(path, {}, () => ['x']);
    expect((await stat(fresh)).mode & 0o777).toBe(0o600);
    expect((await stat(old)).mode & 0o777).toBe(0o640);
  });

  it('replaces what a link leads to, and not the link', async ({ skip }) => {
    skip(process.platform === 'win32', 'links need rights');
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'real'), 'old');
    await symlink('real', join(folder, 'link'));
    await writeReportFile(join(folder, 'link'), {}, () => ['new']);
    expect(await readFile(join(folder, 'real'), 'utf8')).toBe('new');
  });

  it('does not wait for a reader of a pipe', async ({ skip }) => {
    skip(process.platform === 'win32', 'named pipes of POSIX');
    const path = join(await temporaryFolder(), 'pipe.json');
    execFileSync('sh', ['-c', 'mkfifo "$1"', 'sh', path]);
    await expect(writeReportFile(path, {}, () => ['x'])).rejects.toThrow('nobody reads the pipe');
  });
});

import { execFileSync } from 'node:child_process';
import { chmod, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSaveFile } from '../../../src/cli/out/save-file.ts';
import { type Outcome, runCli, temporaryFolder } from '../run-cli.ts';

const line = { type: 'finished', attempt: 'a1' } as const;
const written = '{"type":"finished","attempt":"a1"}\n';

describe('openSaveFile()', () => {
  it('names the file, and says that its folder is not there', async () => {
    await expect(openSaveFile('/no-such-folder/audit.ndjson')).rejects.toThrow(
      'Cannot write "/no-such-folder/audit.ndjson" for --save: there is no such folder',
    );
  });

  it('refuses a file that holds something, says the way on, and leaves it as it was', async () => {
    const path = join(await temporaryFolder(), 'saved');
    await writeFile(path, 'old\n');
    await expect(openSaveFile(path)).rejects.toThrow(
      `Cannot use ${JSON.stringify(path)} for --save: it exists; go on with it by --resume, or replace it with --force`,
    );
    expect(await readFile(path, 'utf8')).toBe('old\n');
    // Nobody holds it any more.
    (await openSaveFile(path, { force: true })).close();
  });

  it('takes an empty file and one that is new without being forced', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'empty'), '');
    for (const name of ['empty', 'new']) {
      const file = await openSaveFile(join(folder, name));
      file.write(line);
      expect(file.close()).toBeUndefined();
      expect(await readFile(join(folder, name), 'utf8')).toBe(written);
    }
    expect((await stat(join(folder, 'new'))).mode & 0o777).toBe(0o600);
  });

  it('replaces a file with --force at the first line, and not before', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'saved');
    await writeFile(path, 'old\n');
    await chmod(path, 0o640);
    const file = await openSaveFile(path, { force: true });
    expect(await readFile(path, 'utf8')).toBe('old\n');
    file.write(line);
    expect(await readFile(path, 'utf8')).toBe(written);
    // It is held: what comes now finds the new file.
    await expect(openSaveFile(path, { force: true })).rejects.toThrow('another run of netready');
    expect(file.close()).toBeUndefined();
    expect((await stat(path)).mode & 0o777).toBe(0o640);
    await expect.poll(() => readdir(folder)).toEqual(['saved']);
  });

  it('leaves the old file, and nothing beside it, where no line came', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'saved'), 'old\n');
    expect((await openSaveFile(join(folder, 'saved'), { force: true })).close()).toBeUndefined();
    expect(await readFile(join(folder, 'saved'), 'utf8')).toBe('old\n');
    await expect.poll(() => readdir(folder)).toEqual(['saved']);
  });

  it('replaces what a link leads to, and not the link', async ({ skip }) => {
    skip(process.platform === 'win32', 'links need rights');
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'real'), 'old\n');
    await symlink('real', join(folder, 'link'));
    const file = await openSaveFile(join(folder, 'link'), { force: true });
    file.write(line);
    file.close();
    expect(await readFile(join(folder, 'real'), 'utf8')).toBe(written);
  });

  it('takes the secrets out of a line', async () => {
    const path = join(await temporaryFolder(), 'saved');
    const file = await openSaveFile(path);
    file.write({ ...line, attempt: 'http://jane:S3cretS3cret@a.example/?token=S3cretS3cret' });
    file.close();
    expect(await readFile(path, 'utf8')).toContain('http://a.example/?token=***');
  });

  it('does not wait for a reader of a pipe', async ({ skip }) => {
    skip(process.platform === 'win32', 'named pipes of POSIX');
    const path = join(await temporaryFolder(), 'pipe');
    execFileSync('sh', ['-c', 'mkfifo "$1"', 'sh', path]);
    await expect(openSaveFile(path)).rejects.toThrow('ENXIO');
  });
});

describe('a saved audit that is faulty', () => {
  const saved = async (): Promise<string> => {
    const path = join(await temporaryFolder(), 'saved');
    await runCli(['audit', '--lab', 'company', '--quiet', '--save', path]);
    return readFile(path, 'utf8');
  };
  let whole: Promise<string> | undefined;
  const judged = async (edit: (lines: string[]) => readonly string[]): Promise<Outcome> => {
    const path = join(await temporaryFolder(), 'saved');
    whole ??= saved();
    const lines = (await whole).split('\n');
    await writeFile(path, edit(lines).join('\n'));
    return runCli(['judge', path]);
  };

  it.each([
    [
      'a line too long',
      (lines: string[]) => lines.with(2, `"${'x'.repeat(5 * 1024 * 1024)}"`),
      /line 3 is longer than 4 MiB/,
    ],
    [
      'a line too deep',
      (lines: string[]) => lines.with(2, '['.repeat(90_000) + ']'.repeat(90_000)),
      /line 3/,
    ],
    [
      'a line that is none of ours',
      (lines: string[]) => lines.with(2, '{"type":"nonsense"}'),
      /line 3/,
    ],
    ['no JSON', (lines: string[]) => lines.with(2, '{'), /line 3/],
    ['no head', (lines: string[]) => lines.slice(1), /line 1|head/],
  ] as const)('is told in one line by judge: %s', async (_name, edit, why) => {
    const { status, stdout, stderr } = await judged(edit);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^netready: [^\n]{1,1000}\n$/);
    expect(stderr).toMatch(why);
    expect(stderr).not.toContain('a bug');
  });
});

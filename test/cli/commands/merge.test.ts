import { execFileSync } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli, temporaryFolder } from '../run-cli.ts';

describe('netready merge', () => {
  let folder = '';
  const file = (name: string): string => join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netready-merge-'));
    const audit = ['audit', '--lab', 'name-filter', '--quiet'];
    await Promise.all([
      runCli([...audit, '--site', 'Berlin', '--output', file('a.html')]),
      runCli([...audit, '--save', file('munich.ndjson')]),
    ]);
    await copyFile(file('a.html'), file('again.html'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('tells many as one, each by its --site or its file, and counts an audit once', async () => {
    const { status, stdout } = await runCli(['merge', folder, '--format', 'json']);
    const { sites, repeated, missing } = JSON.parse(stdout);
    expect(sites.map(({ name }: { name: string }) => name)).toEqual(['Berlin', 'munich']);
    expect(repeated).toEqual([{ file: file('again.html'), sameAs: file('a.html') }]);
    expect(missing.length).toBeGreaterThan(1);
    expect(status).toBe(1);
  });

  it('says in a line each what it could not read, goes on, and ends with 2', async () => {
    await writeFile(file('notes.txt'), 'notes');
    const asked = [file('notes.txt'), file('none.json'), file('a.html')];
    const { status, stdout, stderr } = await runCli(['merge', ...asked]);
    expect(status).toBe(2);
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/notes\.txt.*Cannot read the saved audit: line 1 is not JSON/),
      expect.stringMatching(/none\.json.*there is no such file/),
    ]);
    expect(stdout).toContain('Network audits of 1 site: NOT READY');
  });

  it('writes files by their ending, and goes by another bar', async () => {
    const outputs = ['--output', file('sites.md'), '--output', file('sites.htm')];
    const outcome = await runCli(['merge', file('a.html'), '--fail-on', 'never', ...outputs]);
    expect(outcome).toMatchObject({ status: 0, stderr: '' });
    expect(await readFile(file('sites.md'), 'utf8')).toContain(
      '# Network audits of 1 site: NOT READY',
    );
    expect(await readFile(file('sites.htm'), 'utf8')).toContain(
      '<title>Network audits of 1 site: NOT READY',
    );
    await Promise.all([rm(file('sites.md')), rm(file('sites.htm'))]);
  });

  it.each([
    [[], 'Name reports, or a folder of them'],
    [['x.json', '--egress', 'north'], 'Cannot use "north" for --egress: give NAME=SITE,SITE'],
    [['x.json', '--egress', 'a=s', '--egress', 'b=s'], 'name each site once'],
  ])('refuses %j in one line', async (words, why) => {
    const { status, stdout, stderr } = await runCli(['merge', ...words]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(why);
    expect(stderr.trimEnd()).not.toContain('\n');
  });

  it('waits for no pipe and no device that lies in a folder', async ({ skip }) => {
    skip(process.platform === 'win32', 'pipes and devices of POSIX');
    const odd = await temporaryFolder();
    await copyFile(
      new URL('../../../fixtures/record/version-0.1.0.ndjson', import.meta.url),
      join(odd, 'a.ndjson'),
    );
    await symlink('/dev/zero', join(odd, 'b.json'));
    await symlink('c.json', join(odd, 'c.json'));
    execFileSync('sh', ['-c', 'mkfifo d.json'], { cwd: odd });
    const { status, stdout, stderr } = await runCli(['merge', odd, '--format', 'json']);
    expect(stderr).toMatch(/^netready: "[^"\n]*c\.json": its links lead in a circle\n$/);
    expect(JSON.parse(stdout)).toMatchObject({ sites: [{}], unread: [{}] });
    expect(status).toBe(2);
  });

  it('refuses a folder that holds none', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'netready-none-'));
    const { status, stderr } = await runCli(['merge', empty]);
    await rm(empty, { recursive: true });
    expect(status).toBe(2);
    expect(stderr).toMatch(/it holds no \.json, \.ndjson/);
  });
});

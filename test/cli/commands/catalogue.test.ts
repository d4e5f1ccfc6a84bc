import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runCli, temporaryFolder } from '../run-cli.ts';

const bin = fileURLToPath(new URL('../../../bin/netready.js', import.meta.url));

/** Runs with a text on the standard input. */
function piped(args: readonly string[], input: string): { stdout: string; stderr: string } {
  const env = { PATH: process.env['PATH'], NO_COLOR: '1' };
  return spawnSync(process.execPath, [bin, ...args], { input, env, encoding: 'utf8' });
}

describe('netready catalogue', () => {
  it('calls what comes from the standard input by that name, and says what gave no target', () => {
    const { stdout, stderr } = piped(
      ['catalogue', '--catalogue', '-'],
      'url\na.example\n"b.example, 10.0.0.0/8, 10.1.0.0/16"\n192.0.2.0/24\n',
    );
    expect(stdout).toContain(
      'standard input: 3 rows: 2 gave 2 targets (1 of them in part), 1 skipped.',
    );
    expect(stderr).toContain('The list has 3 entries that gave no target: 3 address range(s)');
    expect(stdout + stderr).not.toMatch(/netready-\w{6}|stdin/);
  });

  it('writes documents, of a list that is held as of one that is not', {
    timeout: 60_000,
  }, async () => {
    const folder = await temporaryFolder();
    const list = join(folder, 'list.csv');
    const rows = Array.from({ length: 5001 }, (_, index) => `https://h${index}.example/`);
    for (const length of [3, 5001]) {
      await writeFile(list, `url\n${rows.slice(0, length).join('\n')}\n`);
      const outputs = ['md', 'html', 'txt', 'csv', 'json'].map((end) => join(folder, `out.${end}`));
      const files = outputs.flatMap((path) => ['--output', path]);
      const args = ['catalogue', '--catalogue', list, '--os', 'linux'];
      const { status, stdout, stderr } = await runCli([...args, '--format', 'json', ...files]);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      const [md = '', html = '', txt = '', csv = '', json = ''] = await Promise.all(
        outputs.map((path) => readFile(path, 'utf8')),
      );
      expect(json).toBe(stdout);
      expect((JSON.parse(json) as { targets: unknown[] }).targets).toHaveLength(length);
      expect(csv.split('\r\n')).toHaveLength(length + 2);
      const rest = length > 1000 ? `and ${length - 1000} more targets` : `${length} targets`;
      for (const text of [md, html, txt]) expect(text).toContain(rest);
    }
  });

  it('writes what two lists differ in as a document, and has no CSV of it', async () => {
    const both = ['catalogue', '--compare', 'mde-commercial', 'mde-streamlined'];
    const { stdout } = await runCli([...both, '--format', 'markdown']);
    expect(stdout).toContain('# What changed between two lists\n');
    const csv = await runCli([...both, '--format', 'csv']);
    expect(csv.status).toBe(2);
    expect(csv.stderr).toContain('Cannot use "csv" for --format with --compare: choose one of');
  });

  it('says what of the standard input cannot be used, by the same name', () => {
    const { stderr } = piped(['catalogue', '--catalogue', '-'], 'nothing here\n');
    expect(stderr).toBe(
      'netready: Cannot use "standard input" for --catalogue: no column holds addresses; name one URL, Endpoint/URL or Host\n',
    );
  });
});

describe('netready catalogue --compare', () => {
  const header = 'Geography,URL,Required,Windows 11,Linux,Comments\n';
  const old = `${header}WW,a.example,Required,Yes,,\nEU,b.example,Required,Yes,Yes,\nUS,c.example,Required,Yes,,\nUS Gov,g.example,Required,Yes,,\n`;
  const latest = `${header}WW,a.example,Optional,Yes,Yes,\nEU,b.example,Required,,Yes,\nEU,d.example,Required,Yes,,\nUS,e.example,Required,Yes,,\n`;

  async function compared(...args: readonly string[]): Promise<string[]> {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'old.csv'), old);
    await writeFile(join(folder, 'new.csv'), latest);
    const files = ['--compare', 'old.csv', 'new.csv', '--format', 'json', ...args];
    const { stdout } = await runCli(['catalogue', ...files], { cwd: folder });
    const { changes } = JSON.parse(stdout) as { changes: { change: string; url: string }[] };
    return changes.map(({ change, url }) => `${change} ${url}`);
  }

  it('tells for one system and region what came, went and changed, and nothing of other clouds', async () => {
    expect(await compared('--os', 'windows-11', '--region', 'eu')).toEqual([
      'changed https://a.example/',
      'dropped https://b.example/',
      'added https://d.example/',
    ]);
    expect(await compared('--os', 'linux', '--region', 'eu')).toEqual(['added https://a.example/']);
  });

  it('tells of every row without these', async () => {
    expect(await compared()).toHaveLength(6);
  });

  it('compares a file with a list that travels with the project, and says both dates', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'old.csv'), old);
    const { stdout } = await runCli(
      ['catalogue', '--compare', 'mde-streamlined', 'mde-commercial', '--os', 'macos'],
      { cwd: folder },
    );
    expect(stdout).toMatch(
      /^mde-streamlined of 2026-09-03 -> mde-commercial of 2026-09-22: \d+ added/,
    );
    const file = await runCli(['catalogue', '--compare', 'old.csv', 'mde-commercial'], {
      cwd: folder,
    });
    expect(file.stdout).toMatch(/^old\.csv -> mde-commercial of 2026-09-22: /);
  });

  it('refuses a region that neither list knows', async () => {
    const args = ['catalogue', '--compare', 'mde-gov', 'mde-commercial', '--region', 'mars'];
    const { status, stderr } = await runCli(args);
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining('Cannot use "mars" for --region'),
    ]);
  });
});

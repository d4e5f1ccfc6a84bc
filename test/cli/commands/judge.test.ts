import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Outcome, runCli } from '../run-cli.ts';

describe('netready judge', () => {
  let folder = '';
  let live: Outcome;
  const file = (name: string): string => join(folder, name);

  // The richest network of the lab: many routes, many faults.
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netready-judge-'));
    live = await runCli([
      ...['audit', '--lab', 'company', '--format', 'json', '--save', file('audit.ndjson')],
      ...['--output', file('live.json'), '--output', file('live.txt')],
    ]);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('says of a saved audit what the live one said, to the byte, as JSON', async () => {
    expect(live).toMatchObject({ status: 1, stderr: '' });
    expect(await readFile(file('live.json'), 'utf8')).toBe(live.stdout);
    expect(await runCli(['judge', file('audit.ndjson'), '--format', 'json'])).toEqual(live);
  });

  it('says the same in the table, on stdout and in a file', async () => {
    const table = await readFile(file('live.txt'), 'utf8');
    const again = await runCli(['judge', file('audit.ndjson'), '--output', file('again.txt')], {
      env: { COLUMNS: '120', LC_ALL: 'C.UTF-8' },
    });
    expect(again).toEqual({ status: live.status, stdout: table, stderr: '' });
    expect(await readFile(file('again.txt'), 'utf8')).toBe(table);
  });

  it('says it on one line with --summary, writes its files, and keeps its status', async () => {
    const args = ['judge', file('audit.ndjson'), '--summary', '-o', file('summary.txt')];
    const { status, stdout, stderr } = await runCli(args, {
      env: { COLUMNS: '120', LC_ALL: 'C.UTF-8' },
    });
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^NOT READY: \d+ of \d+ required targets [ -~]{50,1990}\n$/);
    expect(await readFile(file('summary.txt'), 'utf8')).toBe(
      await readFile(file('live.txt'), 'utf8'),
    );
  });

  it('goes by its own --fail-on, and by that of the audit without it', async () => {
    const args = ['judge', file('audit.ndjson'), '--summary', '--fail-on', 'never'];
    const { status, stdout } = await runCli(args);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^NOT READY: /);
  });

  it('ends quietly where the reader of stdout has seen enough', async () => {
    const args = ['judge', file('audit.ndjson'), '--format', 'json'];
    const outcome = await runCli(args, { readBytes: 10 });
    expect(live.stdout.length).toBeGreaterThan(300_000);
    expect(outcome).toEqual({ status: 1, stdout: '{\n"schemaV', stderr: '' });
  });

  it('writes a long answer whole to a reader who is slow', async () => {
    const args = ['judge', file('audit.ndjson'), '--format', 'json'];
    const { stdout, stderr } = await runCli(args, { slowly: true });
    expect(stdout).toBe(live.stdout);
    expect(stderr).toBe('');
  });

  it('colours the table for FORCE_COLOR, and not where NO_COLOR or --no-color speaks', async () => {
    const judge = ['judge', file('audit.ndjson')];
    const [plain, forced, refused] = await Promise.all([
      runCli(judge, { env: { FORCE_COLOR: '1' } }),
      runCli(judge, { env: { FORCE_COLOR: '1', NO_COLOR: '' } }),
      runCli([...judge, '--no-color'], { env: { FORCE_COLOR: '1', NO_COLOR: '' } }),
    ]);
    expect(forced.stdout).toContain('\u001b[');
    expect(plain.stdout).not.toContain('\u001b[');
    expect(refused.stdout).toBe(plain.stdout);
  });
});

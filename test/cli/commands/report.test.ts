import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadRun } from '../../../fixtures/report/load-run.ts';
import { renderLoadJson } from '../../../src/report/formats/json/load/render-load-json.ts';
import { type Outcome, runCli } from '../run-cli.ts';

describe('netready report', () => {
  let folder = '';
  let live: Outcome;
  const file = (name: string): string => join(folder, name);
  const names = ['audit.html', 'audit.json', 'audit.jsonl', 'audit.ndjson'] as const;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netready-report-'));
    const files = ['audit.html', 'audit.json', 'audit.jsonl', 'audit.csv'];
    live = await runCli([
      ...['audit', '--lab', 'company', '--format', 'json', '--save', file('audit.ndjson')],
      ...files.flatMap((name) => ['--output', file(name)]),
    ]);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(names)('gives back of %s what the audit gave, to the byte', async (name) => {
    const outputs = ['again.html', 'again.jsonl', 'again.csv'];
    const again = await runCli([
      ...['report', file(name), '--format', 'json'],
      ...outputs.flatMap((output) => ['--output', file(output)]),
    ]);
    expect(again).toEqual(live);
    for (const output of outputs) {
      const before = await readFile(file(output.replace('again', 'audit')), 'utf8');
      expect(await readFile(file(output), 'utf8')).toBe(before);
    }
  });

  it('goes by another bar, under pseudonyms, and of another site, where that is asked for', async () => {
    expect(await runCli(['judge', file('audit.html'), '--fail-on', 'never'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('as asked by --fail-on never'),
    });
    const named = await runCli(['report', file('audit.html'), '--site', 'Berlin']);
    expect(named.stdout).toMatch(/^ +site +Berlin$/m);
    const redacted = await runCli(['report', file('audit.html'), '--redact', '--format', 'json']);
    // Numbered as they come: a saved file has its lines in the order in which it happened, reports have not.
    const again = await runCli(['judge', file('audit.jsonl'), '--redact', '--format', 'json']);
    expect(redacted).toEqual(again);
  });

  it('gives back of the JSON of a bench what the bench gave, and any other format of it', async () => {
    const words = ['bench', '--lab', 'company', '--yes', '--quiet', '--duration', '1s'];
    const outputs = ['load.json', 'load.csv'].flatMap((name) => ['--output', file(name)]);
    const bench = await runCli([...words, ...outputs]);
    const told = ['--output', file('told.csv'), '--output', file('told.xlsx')];
    expect(await runCli(['report', file('load.json'), ...told])).toEqual({ ...bench, stderr: '' });
    expect(await readFile(file('told.csv'), 'utf8')).toBe(await readFile(file('load.csv'), 'utf8'));
    const json = await runCli(['report', file('load.json'), '--format', 'json']);
    expect(json.stdout).toBe(await readFile(file('load.json'), 'utf8'));
  });

  it.each([
    [['--format', 'junit'], 'Cannot use "junit" for --format of a run of load: choose one of '],
    [['--redact'], 'Cannot use --redact for a run of load: it is for audits alone'],
    [['--summary'], 'Cannot use --summary for a run of load: it is for audits alone'],
    [['--output', 'a.xml'], 'Cannot use "a.xml" for --output of a run of load: end the name in '],
  ])('refuses %j for a run of load', async (words, why) => {
    await writeFile(file('run.json'), [...renderLoadJson(loadRun)].join(''));
    const outcome = await runCli(['report', file('run.json'), ...words]);
    expect(outcome).toMatchObject({ status: 2, stdout: '' });
    expect(outcome.stderr).toContain(`netready: ${why}`);
  });

  it('tells what is alike one by one where all is asked for, as judge does', async () => {
    const words = [file('audit.ndjson'), '--verbose', '--fail-on', 'never'];
    const told = await runCli(['report', ...words]);
    expect(told).toEqual(await runCli(['judge', ...words]));
    expect(told.stdout).not.toContain('--verbose lists it');
  });

  it('keeps its own file from being written, and says what it cannot read', async () => {
    const outcome = await runCli(['report', file('audit.csv')]);
    expect(outcome).toMatchObject({ status: 2, stdout: '' });
    expect(outcome.stderr).toMatch(/^netready: Cannot read the saved audit: line 1 is not JSON/);
    const own = await runCli(['report', file('audit.html'), '--output', file('audit.html')]);
    expect(own.status).toBe(2);
  });
});

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
    const again = await runCli(['judge', file('audit.ndjson'), '--redact', '--format', 'json']);
    expect(redacted).toEqual(again);
  });

  it('keeps its own file from being written, and says what it cannot read', async () => {
    const outcome = await runCli(['report', file('audit.csv')]);
    expect(outcome).toMatchObject({ status: 2, stdout: '' });
    expect(outcome.stderr).toMatch(/^netready: Cannot read the saved audit: line 1 is not JSON/);
    const own = await runCli(['report', file('audit.html'), '--output', file('audit.html')]);
    expect(own.status).toBe(2);
  });
});

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/model/audit/report.ts';
import { runCli, temporaryFolder } from '../run-cli.ts';

interface Audited {
  readonly folder: string;
  readonly saved: string;
  readonly json: string;
  readonly report: Report;
}

async function audited(): Promise<Audited> {
  const folder = await temporaryFolder();
  const [saved, json] = [join(folder, 'a.ndjson'), join(folder, 'a.json')];
  await runCli(['audit', '--lab', 'sni-filter', '--save', saved, '--quiet', '--summary']);
  const { stdout } = await runCli(['judge', saved, '--format', 'json']);
  await writeFile(json, stdout);
  return { folder, saved, json, report: JSON.parse(stdout) };
}

describe('netready evidence', () => {
  it('tells an observation whole, its attempt in order, and who cites it, of any file', async () => {
    const { saved, json, report } = await audited();
    const finding = report.findings.find(({ kind }) => kind === 'sni-filter');
    const [id = ''] = finding?.evidence ?? [];
    const seen = report.observations.find((one) => one.id === id);
    const attempt = report.attempts.find((one) => one.id === seen?.attempt);
    const outcome = await runCli(['evidence', id, saved]);
    expect(outcome).toMatchObject({ status: 0, stderr: '' });
    const marks = outcome.stdout.match(/^ {2}[> ] {2}a\d+\.\d+/gm)?.map((line) => line.trim());
    expect(marks).toEqual(attempt?.observations.map((one) => (one === id ? `>  ${one}` : one)));
    expect(outcome.stdout).toContain(`\n  failure.code: ${seen?.failure?.code}\n`);
    expect(outcome.stdout).toMatch(
      new RegExp(`^${finding?.id} error: .* \\(sni-filter\\) cites it`, 'm'),
    );
    expect(await runCli(['evidence', id, json])).toEqual(outcome);

    const rests = await runCli(['evidence', finding?.id ?? '', json, '--format', 'json']);
    const { shown, findings, observations } = JSON.parse(rests.stdout);
    expect(shown.toSorted()).toEqual(finding?.evidence.toSorted());
    expect(findings).toEqual([finding]);
    expect(observations).toContainEqual(seen);

    const whole = await runCli(['evidence', attempt?.id ?? '', json, '--format', 'json']);
    expect(JSON.parse(whole.stdout).shown).toEqual(attempt?.observations);
  });

  it('refuses in one line what it cannot find or read', async () => {
    const { folder, json } = await audited();
    await writeFile(join(folder, 'other.txt'), 'x');
    for (const [args, why] of [
      [[], 'Name an id and a file: netready evidence a49.3 FILE'],
      [['a1'], 'Name an id and a file: netready evidence a49.3 FILE'],
      [['x1', json], 'Cannot use "x1" for ID: give one such as f3, a49 or a49.3'],
      [['a99999', json], 'Cannot find a99999 in '],
      [['a1', join(folder, 'none')], 'there is no such file'],
      [['a1', join(folder, 'other.txt')], 'Cannot read the saved audit: line 1 is not JSON'],
    ] as const) {
      const { status, stdout, stderr } = await runCli(['evidence', ...args]);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(/^netready: [^\n]+\n$/);
      expect(stderr).toContain(why);
    }
  });
});

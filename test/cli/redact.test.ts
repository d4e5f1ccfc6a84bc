import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/audit/report.ts';
import { readZip } from '../report/formats/xlsx/read-zip.ts';
import { runCli, temporaryFolder } from './run-cli.ts';

const said = (json: string) => {
  const { findings, verdicts, summary } = JSON.parse(json) as Report;
  return {
    kinds: findings.map(({ kind, target = '' }) => `${kind} ${target}`).sort(),
    verdicts: verdicts.map(({ target, verdict }) => `${target} ${verdict}`).sort(),
    summary,
  };
};

describe('--redact', () => {
  it.each(['company', 'interception', 'captive-portal'])(
    'writes a saved audit of %s that is judged to the bytes of its report, and as the open one is',
    async (scenario) => {
      const folder = await temporaryFolder();
      const [open, saved, report] = ['open', 'saved', 'report.json'].map((name) =>
        join(folder, name),
      ) as [string, string, string];
      await runCli(['audit', '--lab', scenario, '--save', open]);
      const live = await runCli([
        'audit',
        '--lab',
        scenario,
        '--redact',
        '--save',
        saved,
        '--output',
        report,
      ]);
      expect(live.stderr).toBe('');
      expect(live.stdout).toContain('pseudonyms');
      const [plain, redacted, again] = await Promise.all([
        runCli(['judge', open, '--format', 'json']),
        runCli(['judge', open, '--redact', '--format', 'json']),
        runCli(['judge', saved, '--format', 'json']),
      ]);
      expect(again.stdout).toBe(await readFile(report, 'utf8'));
      expect(said(redacted.stdout)).toEqual(said(plain.stdout));
      expect(said(again.stdout)).toEqual(said(plain.stdout));
      expect([redacted.status, again.status]).toEqual([plain.status, plain.status]);
    },
  );

  it('names nobody in the saved audit and in any format', async () => {
    const folder = await temporaryFolder();
    const file = (ending: string): string => join(folder, `out.${ending}`);
    const endings = ['json', 'csv', 'md', 'txt', 'ndjson', 'xlsx'];
    const { stdout } = await runCli([
      ...['audit', '--target', 'http://intranet.contoso.test/jdoe?x=jdoe', '--route', 'direct'],
      ...[
        '--route',
        'http://proxy.contoso.test:3128',
        '--resolve',
        'intranet.contoso.test:80:10.77.7.7',
      ],
      ...['--resolve', 'proxy.contoso.test:3128:10.77.7.8', '--connect-to', '::127.0.0.1:9'],
      ...['--resolver', '127.0.0.1:9', '--redact', '--save', file('saved')],
      ...endings.flatMap((ending) => ['--output', file(ending)]),
    ]);
    const texts = await Promise.all(
      [...endings, 'saved'].map(async (ending) => {
        const bytes = await readFile(file(ending));
        return ending === 'xlsx'
          ? JSON.stringify([...(await readZip(bytes)).parts])
          : bytes.toString('utf8');
      }),
    );
    for (const text of [stdout, ...texts]) {
      expect(text).toMatch(/name-\d+\.company-1\.example/);
      expect(text).not.toMatch(/contoso|jdoe|10\.77\./i);
    }
  });

  it('leaves nothing that could be gone on with', async () => {
    const saved = join(await temporaryFolder(), 'audit.ndjson');
    await runCli(['audit', '--lab', 'all-clear', '--redact', '--save', saved]);
    const { status, stderr } = await runCli(['audit', '--resume', saved]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^netready: Cannot resume ".*": it was saved with --redact.*\n$/);
  });
});

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deflatedZip } from '../../../fixtures/catalogue/workbook/deflated-zip.ts';
import { runCli } from '../run-cli.ts';

const text = [
  ...['Testing URL : https://edr-weu3.eu.endpoint.security.microsoft.com/edr/test', ''],
  ...['Testing URL : https://login.live.com/', '1 - Default proxy: Failed (12002)', ''],
].join('\r\n');

describe('netready compare-analyzer', () => {
  let folder = '';
  const file = (name: string): string => join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netready-analyzer-'));
    await runCli([
      ...['audit', '--lab', 'company', '--fail-on', 'never', '--quiet'],
      ...['--output', file('audit.json')],
    ]);
    // As PowerShell writes it.
    await writeFile(file('result.txt'), Buffer.from(`\ufeff${text}`, 'utf16le'));
    const packed = [
      { name: 'MDEClientAnalyzerResult/msinfo.txt', body: Buffer.from('Testing URL : none') },
      {
        name: 'MDEClientAnalyzerResult/SystemInfoLogs/MDEClientAnalyzer.txt',
        body: await readFile(file('result.txt')),
      },
    ];
    await writeFile(file('result.zip'), deflatedZip(packed));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('says where the two differ, ends with 1, and writes every format', async () => {
    const names = ['out.html', 'out.md', 'out.csv', 'out.json', 'out.txt'];
    const outcome = await runCli([
      ...['compare-analyzer', file('result.txt'), file('audit.json')],
      ...names.flatMap((name) => ['--output', file(name)]),
    ]);
    expect(outcome).toMatchObject({ status: 1, stderr: '' });
    expect(outcome.stdout).toMatch(/^The MDE Client Analyzer: 2 of 2 addresses fail\./);
    expect(outcome.stdout).toContain('It fails there, and passes here');
    for (const name of names) {
      const written = await readFile(file(name), 'utf8');
      expect(written.replaceAll('<wbr>', '').replaceAll('\\', '')).toContain('login.live.com');
    }
  });

  it('reads the same from the archive that the analyzer packs', async () => {
    const json = ['--format', 'json'];
    const one = await runCli(['compare-analyzer', file('result.txt'), file('audit.json'), ...json]);
    const two = await runCli(['compare-analyzer', file('result.zip'), file('audit.json'), ...json]);
    expect({ ...JSON.parse(two.stdout), file: 'result.txt' }).toEqual(JSON.parse(one.stdout));
  });

  it('tells the test alone where there is no audit, and asks for one', async () => {
    const outcome = await runCli(['compare-analyzer', file('result.zip')]);
    expect(outcome.status).toBe(1);
    expect(outcome.stdout).toContain('Name an audit behind it');
  });

  it('asks for a file, and says in one line what it cannot read', async () => {
    for (const [args, message] of [
      [[], /Name the analyzer's output, and an audit beside it/],
      [[file('audit.json')], /it has no line "Testing URL : …"/],
      [[file('result.txt'), file('result.txt')], /\S/],
      [[file('nobody.txt')], /no such file/i],
    ] as const) {
      const outcome = await runCli(['compare-analyzer', ...args]);
      expect(outcome).toMatchObject({ status: 2, stdout: '' });
      expect(outcome.stderr).toMatch(message);
      expect(outcome.stderr.trim().split('\n')).toHaveLength(1);
    }
  });
});

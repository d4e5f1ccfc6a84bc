import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { peakIn, tellingPeak } from './peak-of-run.ts';
import { runCli, temporaryFolder } from './run-cli.ts';

const patienceMs = 110_000;

interface Measured {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly peakMB: number;
}

/** Runs the command line beside files of these lines. */
async function measured(
  args: readonly string[],
  files: Readonly<Record<string, readonly string[]>>,
): Promise<Measured> {
  const cwd = await temporaryFolder();
  for (const [name, lines] of Object.entries(files)) {
    await writeFile(join(cwd, name), lines.join('\n'));
  }
  const run = await runCli(args, { cwd, env: await tellingPeak(cwd), patienceMs });
  return { ...run, peakMB: await peakIn(cwd) };
}

const many = (count: number, line: (index: number) => string): string[] =>
  Array.from({ length: count }, (_, index) => line(index));
const wildcards = (count: number): string[] => ['url', ...many(count, (at) => `*.w${at}.example`)];

describe('the memory of a list', () => {
  it('stays below 180 MB for 60,000 wildcards, of which a plan shows the first part', {
    timeout: 120_000,
  }, async () => {
    const args = ['audit', '--plan', '--catalogue', 'list.csv', '--os', 'linux', '--route'];
    const { status, stdout, peakMB } = await measured([...args, 'direct'], {
      'list.csv': wildcards(60_000),
    });
    expect(status).toBe(0);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'This is the first part of the audit, 1250 of 60000 targets',
    );
    expect(peakMB).toBeLessThan(180);
  });

  it('does not grow with the rows that catalogue prints', { timeout: 120_000 }, async () => {
    const { status, stdout, peakMB } = await measured(
      ['catalogue', '--catalogue', 'list.txt', '--os', 'linux', '--format', 'csv'],
      { 'list.txt': wildcards(60_000).slice(1) },
    );
    expect(status).toBe(0);
    expect(stdout.trimEnd().split('\r\n')).toHaveLength(60_001);
    expect(peakMB).toBeLessThan(160);
  });

  it.each([
    ['several lists', ['--catalogue', 'one.csv', '--catalogue', 'other.csv']],
    ['a comparison', ['--compare', 'one.csv', 'other.csv']],
    ['JSON', ['--catalogue', 'list.json']],
  ])(
    'refuses in one line what %s would hold of more than 60,000 rows',
    {
      timeout: 120_000,
    },
    async (_, args) => {
      const urls = many(61_000, (at) => `"https://h${at}.example/"`);
      const { status, stderr, peakMB } = await measured(['catalogue', ...args], {
        'one.csv': wildcards(31_000),
        'other.csv': wildcards(31_000),
        'list.json': [`[${urls.join(',')}]`],
      });
      expect(stderr).toMatch(
        /^netready: Cannot read the catalogue, no more than 60000 rows are held at once, [^\n]+\n$/,
      );
      expect(status).toBe(2);
      expect(peakMB).toBeLessThan(200);
    },
  );
});

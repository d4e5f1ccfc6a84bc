import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { direct, headOf, intranet } from '../../fixtures/case/head.ts';
import type { AuditHead } from '../../src/model/report.ts';
import type { Reason, Target } from '../../src/model/target.ts';
import { peakIn, tellingPeak } from './peak-of-run.ts';
import { runCli, temporaryFolder } from './run-cli.ts';

const maxMB = 300;
const patienceMs = 110_000;
const listed: readonly Reason[] = [
  { rule: 'listed', source: 'a-list', sheet: 'A', row: 1, pattern: '*.bench.example' },
  { rule: 'region', region: 'EU', met: true },
  { rule: 'portal', met: true },
];

describe('the memory of a saved audit that is judged', () => {
  it('stays below 300 MB with as many targets as a head may name', {
    timeout: 120_000,
  }, async () => {
    const { status, stdout, peakMB } = await judged(headOf(many(40_000), [direct]));
    expect(stdout).toContain('"verdict":"not-run"');
    expect(status).toBe(130);
    expect(peakMB).toBeLessThan(maxMB);
  });

  it.each([
    ['60,000 targets', headOf(many(60_000), [direct]), 'plans 60000 attempts'],
    [
      'ten million values that nobody asked for',
      `${JSON.stringify(headOf(many(1), [direct])).slice(0, -1)},"more":[${'[],'.repeat(1e7)}0]}`,
      'line 1 holds too many values',
    ],
    [
      '40 MiB of one text in two bytes a sign',
      { ...headOf(many(1), [direct]), startedAt: '\u0416'.repeat(20 * 1024 * 1024) },
      'line 1 is longer than 32 MiB',
    ],
  ])(
    'refuses in little memory and one line a head of %s',
    { timeout: 120_000 },
    async (_, head, why) => {
      const { status, stderr, peakMB } = await judged(head);
      expect(stderr).toMatch(/^netready: Cannot read the saved audit: .*\n$/);
      expect(stderr).toContain(why);
      expect(status).toBe(2);
      expect(peakMB).toBeLessThan(maxMB);
    },
  );
});

function many(count: number): readonly Target[] {
  return Array.from({ length: count }, (_, index) => {
    const host = `t${index + 1}.bench.example`;
    const own = { id: `t${index + 1}`, host, url: `https://${host}/` };
    return { ...intranet, ...own, reasons: listed };
  });
}

interface Judged {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly peakMB: number;
}

/** Judges an audit that was cut short behind its head. */
async function judged(head: AuditHead | string): Promise<Judged> {
  const folder = await temporaryFolder();
  const file = join(folder, 'audit.ndjson');
  const text = typeof head === 'string' ? head : JSON.stringify(head);
  await writeFile(file, `{"type":"head","head":${text}}\n`);
  const env = await tellingPeak(folder);
  const run = await runCli(['judge', file, '--format', 'ndjson'], { env, patienceMs });
  return { ...run, peakMB: await peakIn(folder) };
}

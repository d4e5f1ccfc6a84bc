import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { direct, headOf, intranet } from '../../fixtures/case/head.ts';
import type { AuditHead } from '../../src/model/audit/report.ts';
import type { Reason, Target } from '../../src/model/target/target.ts';
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

const few = JSON.stringify({ type: 'head', head: headOf(many(1), [direct]) });

describe('the memory of a file that holds many values in few bytes', () => {
  it.each([
    [
      'saved audit, in many lines',
      `${few}\n${`{"type":"finished","attempt":"a1","later":[${'[],'.repeat(60_000)}0]}\n`.repeat(600)}`,
      'line 5 holds too many values',
    ],
    [
      'saved audit, in one',
      `${few}\n{"type":"finished","attempt":"a1","later":[${'1,'.repeat(1.9e6)}0]}\n`,
      'line 2 holds too many values',
    ],
    [
      'JSON report, in one place',
      `{"targets":[{"later":[${'[],'.repeat(1.3e6)}0]}]}`,
      'targets holds too many values',
    ],
    [
      'JSON report, in many',
      `{"observations":[${'{},'.repeat(1e7)}{}]}`,
      'observations holds too many values',
    ],
    [
      'NDJSON report',
      `{"type":"head","options":[${'[],'.repeat(1e7)}0]}\n`,
      'line 1 holds too many values',
    ],
  ])('stays below 300 MB: a %s', { timeout: 120_000 }, async (_, text, why) => {
    const { status, stderr, peakMB } = await judgedText(text);
    expect(stderr).toMatch(/^netready: Cannot read the [^\n]*\n$/);
    expect(stderr).toContain(why);
    expect(status).toBe(2);
    expect(peakMB).toBeLessThan(maxMB);
  });
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
function judged(head: AuditHead | string): Promise<Judged> {
  const text = typeof head === 'string' ? head : JSON.stringify(head);
  return judgedText(`{"type":"head","head":${text}}\n`);
}

async function judgedText(text: string): Promise<Judged> {
  const folder = await temporaryFolder();
  const file = join(folder, 'audit.ndjson');
  await writeFile(file, text);
  const env = await tellingPeak(folder);
  const run = await runCli(['judge', file, '--format', 'ndjson'], { env, patienceMs });
  return { ...run, peakMB: await peakIn(folder) };
}

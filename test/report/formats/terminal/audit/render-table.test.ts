import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allFine } from '../../../../../fixtures/report/all-fine.ts';
import { company } from '../../../../../fixtures/report/company.ts';
import { hostile } from '../../../../../fixtures/report/hostile.ts';
import { large } from '../../../../../fixtures/report/large.ts';
import { oneProxy } from '../../../../../fixtures/report/one-proxy.ts';
import { sampled } from '../../../../../fixtures/report/sampled.ts';
import type { Report } from '../../../../../src/model/audit/report.ts';
import { findingKinds } from '../../../../../src/model/finding/finding.ts';
import { renderTable } from '../../../../../src/report/formats/terminal/audit/render-table.ts';
import { cellWidth } from '../../../../../src/report/text/cell-width.ts';
import { plainText } from '../../../../../src/report/text/say.ts';
import { findingInfo } from '../../../../../src/report/words/finding/finding-info.ts';

const reports: readonly (readonly [string, Report])[] = [
  ['company', company],
  ['all fine', allFine],
  ['one proxy', oneProxy],
  ['hostile', hostile],
  ['large', large],
  ['sampled', sampled],
];

function plain(report: Report, width = 80): string {
  return renderTable(report, { width, color: false, unicode: true });
}

function saved(name: string): string {
  return readFileSync(new URL(`../../../../../fixtures/report/${name}`, import.meta.url), 'utf8');
}

describe('renderTable()', () => {
  it('draws the company as it is kept', () => {
    expect(plain(company)).toBe(saved('company.80.txt'));
  });

  it('draws a proxy that refuses everything as it is kept', () => {
    expect(plain(oneProxy, 100)).toBe(saved('one-proxy.100.txt'));
  });

  it('draws several samples, the first apart from the later ones, as it is kept', () => {
    expect(plain(sampled)).toBe(saved('sampled.80.txt'));
  });

  it('has the verdict, the causes by team and the next step on the first screen of npm start', () => {
    // A terminal of 24 lines, of which npm takes the first four and the prompt the last.
    const first = saved('company.80.txt')
      .split('\n')
      .slice(0, 24 - 4 - 1);
    expect(first[0]).toMatch(/^NOT READY: /);
    const teams = first.indexOf('What must change, and who can change it');
    expect(teams).toBeGreaterThan(0);
    expect(first.slice(teams).filter((line) => /^ {2}\S.*: \d+ target/.test(line))).toHaveLength(3);
    expect(first.slice(teams).filter((line) => /^ +\d+ {2}\S/.test(line))).toHaveLength(3);
    expect(first.join('\n')).toMatch(
      /^Next: Send each of them [\s\S]*--only-red report\.html\)\.$/m,
    );
    expect(first.every((line) => cellWidth(line) <= 80)).toBe(true);
  });

  it.each(reports)(
    'has the answer of %s on the first screen, below the four lines of npm',
    (_, report) => {
      const next = plain(report)
        .split('\n')
        .findIndex((line) => line.startsWith('netready 0.1.0'));
      expect(next).toBeGreaterThan(0);
      expect(next).toBeLessThanOrEqual(24 - 4 + 1);
    },
  );

  it.each(reports)('keeps %s within the width, without spaces at the ends', (_, report) => {
    for (const width of [80, 100, 140]) {
      for (const line of plain(report, width).split('\n')) {
        expect(cellWidth(line)).toBeLessThanOrEqual(width);
        expect(line).not.toMatch(/\s$/);
      }
    }
  });

  it.each(reports)('ends %s in one newline', (_, report) => {
    expect(plain(report)).toMatch(/[^\n]\n$/);
  });

  it.each(reports)('shows nothing of %s that a terminal would obey', (_, report) => {
    const harmful = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/u;
    for (const line of plain(report).split('\n')) {
      expect(line).not.toMatch(harmful);
    }
  });

  it('lets no hostile title forge a line', () => {
    expect(plain(hostile)).not.toMatch(/^READY/m);
  });

  it('paints only when asked, and then changes nothing but the paint', () => {
    const painted = renderTable(company, { width: 80, color: true, unicode: true });
    expect(painted).toContain('\u001b[');
    const sequence = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
    expect(painted.replaceAll(sequence, '')).toBe(plain(company));
  });

  it('writes every verdict in full, in one place for each target and route', () => {
    for (const width of [80, 100, 140]) {
      const words = plain(large, width)
        .split('What is blocked')[0]
        ?.match(/ (?:ok|BLOCKED|degraded|unclear)(?= |$)/gm);
      expect(words).toHaveLength(200 * 7);
    }
  });

  it('says that nothing is asked of a reader where all is fine', () => {
    const text = plain(allFine);
    expect(text).not.toContain('What is blocked');
    expect(text).toContain('READY: every required target (3) passes');
    expect(text.trimEnd().split('\n').at(-1)).toMatch(/^Exit status 0/);
  });

  it('counts required targets alone', () => {
    expect(plain(company)).toContain('NOT READY: 4 of 10 required targets do not pass');
    expect(plain(company)).toContain('Exit status 1');
  });

  it.each([
    ['blocked', 'degraded', 'Exit status 0'],
    ['degraded', 'degraded', 'Exit status 1'],
    ['never', 'blocked', 'Exit status 0, as asked by --fail-on never'],
    ['blocked', 'inconclusive', 'Exit status 1'],
    ['blocked', 'not-run', 'Exit status 1'],
    ['blocked', 'not-applicable', 'Exit status 0'],
  ] as const)('with --fail-on %s and verdict %s says %s', (failOn, verdict, words) => {
    const report = {
      ...allFine,
      options: { ...allFine.options, failOn },
      verdicts: [...allFine.verdicts.slice(2), { target: 't1', verdict }],
    };
    expect(plain(report)).toContain(words);
  });

  it('tells what was not asked, and why', () => {
    const verdicts = allFine.verdicts.map((verdict) => ({
      ...verdict,
      verdict: 'not-run' as const,
    }));
    const { finishedAt: _, ...killed } = { ...allFine, verdicts };
    expect(plain(killed)).toContain('3 targets on one route or more');
    expect(plain(company)).toContain('*.smartscreen-prod.microsoft.com');
    expect(plain(company)).toContain('60 of 93 rows');
  });

  it('bounds the entries of a report in which everything fails in its own way', () => {
    const findings = large.findings.flatMap((finding, index) => [
      { ...finding, facts: { product: `p${index}` } },
    ]);
    expect(plain({ ...large, findings })).toContain('and 360 more causes');
  });

  it('has room for an entry of every kind', () => {
    const findings = findingKinds.flatMap((kind) =>
      company.targets.map(({ id }) => ({
        id: 'f1',
        kind,
        severity: 'warning' as const,
        confidence: 'certain' as const,
        target: id,
        route: 'direct',
        evidence: ['a1.1'],
        rivals: findingKinds.slice(0, 3),
        facts: { port: 443 },
      })),
    );
    for (const kind of findingKinds) {
      const only = findings.filter((finding) => finding.kind === kind);
      const text = plain({ ...company, findings: only });
      expect(text).toContain(`${plainText(findingInfo[kind].title)}, 12 targets  [${kind}]`);
      expect(Math.max(...text.split('\n').map(cellWidth))).toBeLessThanOrEqual(80);
    }
  });

  it('draws a report without routes, targets and figures', () => {
    const empty = { ...allFine, routes: [], targets: [], verdicts: [], latency: [], sources: [] };
    expect(plain(empty)).toContain('NOT KNOWN: 3 of 3 required targets were not tried');
  });
});

import { describe, expect, it } from 'vitest';
import { buildTarget } from '../../../../../fixtures/report/build-target.ts';
import { company } from '../../../../../fixtures/report/company.ts';
import { hostile } from '../../../../../fixtures/report/hostile.ts';
import type { SkippedRow } from '../../../../../src/model/target/target.ts';
import { renderCatalogue } from '../../../../../src/report/formats/terminal/catalogue/render-catalogue.ts';
import { cellWidth } from '../../../../../src/report/text/cell-width.ts';
import type { ShownCatalogue } from '../../../../../src/report/view/targets/catalogue/shown-catalogue.ts';

const skipped: readonly SkippedRow[] = [
  ...Array.from({ length: 5 }, (_, index) => ({
    row: index,
    url: `us-${index}.example`,
    reason: { rule: 'region', region: 'US', met: false } as const,
  })),
  { row: 9, sheet: 'MDE', reason: { rule: 'unreadable', detail: 'one' } },
  { row: 10, sheet: 'MDE', reason: { rule: 'unreadable', detail: 'two' } },
];
const catalogue: ShownCatalogue = {
  targets: company.targets,
  sources: company.sources,
  skipped,
  problems: [{ kind: 'unreadable', sheet: 'MDE', row: 9, value: 'http://[\u001b[31m' }],
};

function plain(shown: ShownCatalogue, width = 80): string {
  return renderCatalogue(shown, { width, color: false });
}

describe('renderCatalogue()', () => {
  it('shows host, port, region, need and reason of every target under its service', () => {
    const lines = plain(catalogue, 100).split('\n');
    expect(lines).toContain('  Certificate revocation');
    expect(lines.find((line) => line.includes('www.microsoft.com/pkiops/crl'))).toMatch(
      /^ {4}www\.microsoft\.com\/pkiops\/crl +80 {2}WW {6}required {2}windows-11$/,
    );
    expect(lines.find((line) => line.includes('ussus1'))).toContain('optional');
    expect(lines.find((line) => line.includes('*.smart'))).toContain('no known name');
  });

  it('gives the rules, the wildcard and the user as reasons', () => {
    const os = 'windows-11';
    const targets = [
      buildTarget(1, 'a.example', { reasons: [{ rule: 'user', source: '--target' }] }),
      buildTarget(2, 'b.example', {
        reasons: [
          { rule: 'os', os, met: true, source: '' },
          { rule: 'version', name: 'v20', os, effect: 'only', met: true, source: '' },
          { rule: 'wildcard', pattern: '*.example', met: true },
        ],
      }),
    ];
    const text = plain({ ...catalogue, targets }, 120);
    expect(text).toMatch(/a\.example .* --target\n/);
    expect(text).toMatch(/b\.example .* windows-11; rule v20; for \*\.example\n/);
  });

  it('rather moves the reasons than shortens a host', () => {
    const host = 'automatedirstrprdneu3.blob.core.windows.net';
    const lines = plain(catalogue).split('\n');
    expect(lines[0]).not.toContain('because');
    expect(lines[1]).toContain('because of windows-11');
    expect(lines.some((line) => line.startsWith(`    ${host} `))).toBe(true);
    const wildcard = lines.findIndex((line) => line.includes('*.smartscreen-prod'));
    expect(lines[wildcard + 1]).toBe('      no known name');
  });

  it('counts what was skipped by reason, the most frequent first', () => {
    const text = plain(catalogue);
    expect(text).toContain(
      '     5  only for region US: us-0.example, us-1.example, us-2.example and',
    );
    expect(text).toContain('     2  the row cannot be read: sheet MDE, row 9, sheet MDE, row 10');
    expect(text.indexOf('     5  ')).toBeLessThan(text.indexOf('     2  '));
  });

  it('names the rows that could not be read', () => {
    expect(plain(catalogue)).toContain(
      '- sheet MDE, row 9: this is no address ("http://[\\x1b[31m")',
    );
  });

  it('keeps within the width, whatever stands in a file', () => {
    for (const targets of [company.targets, hostile.targets]) {
      for (const width of [80, 100, 140]) {
        for (const line of plain({ ...catalogue, targets }, width).split('\n')) {
          expect(cellWidth(line)).toBeLessThanOrEqual(width);
          expect(line).not.toMatch(/[\p{Cc}\p{Cf}]|\s$/u);
        }
      }
    }
  });

  it('says how many there are', () => {
    expect(plain(catalogue)).toContain('12 targets: 10 required, 2 optional.\n');
    expect(plain({ targets: [], skipped: [], problems: [], sources: [] })).toContain('0 targets');
  });
});

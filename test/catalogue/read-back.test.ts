import { describe, expect, it } from 'vitest';
import { allFine } from '../../fixtures/report/all-fine.ts';
import { builtInCatalogues } from '../../src/catalogue/built-in-catalogues.ts';
import type { LoadedCatalogue } from '../../src/catalogue/catalogue.ts';
import type { Selection } from '../../src/catalogue/rows/row-reasons.ts';
import { selectTargets } from '../../src/catalogue/select/select-targets.ts';
import type { Report } from '../../src/model/audit/report.ts';
import type { OperatingSystem } from '../../src/model/target/operating-system.ts';
import type { Target } from '../../src/model/target/target.ts';
import { catalogueCsv } from '../../src/report/formats/csv/catalogue-csv.ts';
import { renderCsv } from '../../src/report/formats/csv/render-csv.ts';
import { renderXlsx } from '../../src/report/formats/xlsx/render-xlsx.ts';
import { written } from './catalogue-files.ts';
import { chosen } from './chosen.ts';

const systems: readonly OperatingSystem[] = ['windows-11', 'windows-10-1709', 'macos'];
const cases = builtInCatalogues.flatMap(({ name }) => systems.map((os) => [name, os] as const));

function selectionOf(os: OperatingSystem): Selection {
  return { os: [os], regions: [], portal: true, listName: 'x' };
}

/** What an audit of a target does, and what it counts for, in one order: a workbook has its own. */
function said(targets: readonly Target[]): unknown {
  const sorted = targets.toSorted((one, other) => (one.url < other.url ? -1 : 1));
  return sorted.map(({ url, required, region, pattern, notRun, service, category, expect }) => ({
    ...{ url, required, region, pattern, notRun, service, category },
    status: expect?.status,
  }));
}

function readBack(list: LoadedCatalogue, os: OperatingSystem): unknown {
  const { targets, skipped } = selectTargets(list.services, selectionOf(os));
  expect([...skipped, ...list.problems]).toEqual([]);
  return said(targets);
}

/** An audit of nothing but its targets. */
function reportOf(targets: readonly Target[]): Report {
  const none = { attempts: [], observations: [], findings: [], verdicts: [], certificates: [] };
  return { ...allFine, ...none, targets };
}

describe.each(cases)('the targets of %s for %s, read back', (name, os) => {
  const { targets } = chosen(name, selectionOf(os));

  it('are the same from the CSV and the JSON of the catalogue', async () => {
    const csv = await written('again.csv', catalogueCsv(targets));
    const json = await written('again.json', JSON.stringify({ targets }));
    expect(readBack(csv, os)).toEqual(said(targets));
    expect(readBack(json, os)).toEqual(said(targets));
  });

  it('are the same from the workbook and the CSV of an audit', async () => {
    const report = reportOf(targets);
    const workbook = await written('audit.xlsx', Buffer.from(await renderXlsx(report)));
    const { skipped } = workbook;
    expect(skipped.every(({ reason }) => reason.rule === 'report-sheet')).toBe(true);
    expect(readBack(workbook, os)).toEqual(said(targets));
    const csv = await written('audit.csv', [...renderCsv(report)].join(''));
    expect(readBack(csv, os)).toEqual(said(targets));
  });
});

describe('a list of others', () => {
  it('gives a name no pattern that does not cover it, and keeps a wildcard that was asked', async () => {
    const list = await written(
      'list.csv',
      'url,pattern,notRun\na.example,*.other.example,\nb.example,*.b.example,\n*.smartscreen.microsoft.com,,\n*.c.example,,yes\n',
    );
    const { targets } = selectTargets(list.services, selectionOf('windows-11'));
    expect(targets.map(({ host, pattern }) => [host, pattern]).slice(0, 2)).toEqual([
      ['a.example', undefined],
      ['b.example', '*.b.example'],
    ]);
    expect(targets.filter(({ notRun }) => notRun).map(({ host }) => host)).toEqual(['*.c.example']);
    expect(targets.length).toBeGreaterThan(4);
  });
});

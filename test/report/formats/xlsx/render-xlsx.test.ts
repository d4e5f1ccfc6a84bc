import type { Cell, Workbook } from 'exceljs';
import { describe, expect, it } from 'vitest';
import { allFine } from '../../../../fixtures/report/all-fine.ts';
import { company } from '../../../../fixtures/report/company.ts';
import { everyReport } from '../../../../fixtures/report/every-report.ts';
import { injection, unfit } from '../../../../fixtures/report/injection.ts';
import { large } from '../../../../fixtures/report/large.ts';
import type { Report } from '../../../../src/model/audit/report.ts';
import { toldFindings } from '../../../../src/report/formats/json/text/told-findings.ts';
import { renderXlsx } from '../../../../src/report/formats/xlsx/render-xlsx.ts';
import { column, readWorkbook } from './read-workbook.ts';
import { readZip } from './read-zip.ts';

const sheetNames = [
  'Summary',
  'Changes',
  'Functions',
  'Waivers',
  'Matrix',
  'Causes',
  'Findings',
  'Certificates',
  'Latency',
  'Settings',
  'Targets',
  'About',
];

async function parts(report: Report): Promise<ReadonlyMap<string, string>> {
  return (await readZip(await renderXlsx(report))).parts;
}

function cells(workbook: Workbook, name: string): Cell[] {
  const found: Cell[] = [];
  workbook
    .getWorksheet(name)
    ?.eachRow((row) => row.eachCell((cell) => cell.value !== null && found.push(cell)));
  return found;
}

describe('renderXlsx()', () => {
  it.each(everyReport)('makes a workbook of "%s" that is read back', async (_, report) => {
    const workbook = await readWorkbook(report);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(sheetNames);
  });

  it.each(everyReport)(
    'writes no formula and no way out of the file for "%s"',
    async (_, report) => {
      for (const [name, xml] of await parts(report)) {
        expect(xml).not.toMatch(/<f[ >/]/);
        expect(xml).not.toMatch(/TargetMode|<externalReference|r:id="[^"]*"[^>]*location/);
        expect(name).not.toMatch(/worksheets\/_rels|externalLinks|drawings|comments/);
        for (const [, place] of xml.matchAll(/ location="([^"]*)"/g)) {
          expect(place).toMatch(
            /^(Changes|Functions|Waivers|Matrix|Causes|Findings|Certificates|Latency|Settings|Targets|About)!A[1-9]\d*$/,
          );
        }
      }
    },
  );

  it('has what is pasted to see a finding again, whole, for both shells', async () => {
    const workbook = await readWorkbook(company);
    const sheet = workbook.getWorksheet('Findings');
    const heads = sheet?.getRow(1).values;
    const columnOf = (head: string): number => (Array.isArray(heads) ? heads.indexOf(head) : -1);
    const rows = new Map(
      [...toldFindings(company, company.findings)].map(({ id, reproduce }) => [id, reproduce]),
    );
    const oneLine = (lines = ''): string => lines.replaceAll('\n', '; ');
    let told = 0;
    sheet?.eachRow((row, number) => {
      const lines = rows.get(row.getCell(columnOf('Id')).text);
      if (number === 1) return;
      expect(row.getCell(columnOf('See again')).text).toBe(oneLine(lines?.shell));
      expect(row.getCell(columnOf('See again (PowerShell)')).text).toBe(oneLine(lines?.powershell));
      if (lines) told += 1;
    });
    expect(told).toBeGreaterThan(3);
  });

  it.each(everyReport)('writes "%s" in letters that XML carries', async (_, report) => {
    // XML 1.0, production 2.
    const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;
    for (const xml of (await parts(report)).values()) {
      expect(xml).not.toMatch(forbidden);
    }
  });

  it.each(everyReport)(
    'shows no text of "%s" that would be a formula when edited',
    async (_, report) => {
      const workbook = await readWorkbook(report);
      for (const cell of sheetNames.flatMap((name) => cells(workbook, name))) {
        // A number below zero is no text.
        if (typeof cell.value === 'number') continue;
        expect(cell.text).not.toMatch(/^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/);
        expect(cell.text.length).toBeLessThanOrEqual(32_767);
      }
    },
  );

  it('keeps hostile texts as texts', async () => {
    const found = column(await readWorkbook(injection), 'Settings', 'As found').map(
      ({ value }) => value,
    );
    expect(found).toContain('\'=HYPERLINK("http://evil.example/","click")');
    // As Excel and LibreOffice read it: `_x003D_1+1`; this reader takes inline strings as they stand.
    expect(found).toContain('_x005F_x003D_1+1');
    expect(found).toContain('</t></si><f>1+1</f>');
    expect(found.every((value) => typeof value === 'string')).toBe(true);
    expect(found).toHaveLength(injection.settings.length);
    expect(unfit).toContain('_x003D_1+1');
  });

  it('hands on no object that a saved file puts in the place of a text', async () => {
    const [setting] = company.settings;
    const raw = { formula: '1+1', result: 2 };
    const forged = { ...company, settings: [{ ...setting, raw }] } as unknown as Report;
    expect([...(await parts(forged)).values()].join('')).not.toMatch(/<f[ >/]/);
  });

  it('types its cells: numbers, dates, texts', async () => {
    const workbook = await readWorkbook(company);
    expect(column(workbook, 'Latency', 'p50, ms')[0]?.value).toBe(4.125);
    expect(column(workbook, 'Matrix', 'Port')[0]?.value).toBe(443);
    const dates = cells(workbook, 'About').filter(({ value }) => value instanceof Date);
    expect(new Set(dates.map(({ value }) => (value as Date).toISOString()))).toEqual(
      new Set([company.startedAt, company.finishedAt]),
    );
  });

  it('says a verdict by a word and repeats it by a colour', async () => {
    const found = column(await readWorkbook(company), 'Matrix', 'As a whole');
    const looks = new Map(found.map((cell) => [cell.text, JSON.stringify(cell.fill)]));
    expect([...looks.keys()]).toEqual(['BLOCKED', 'ok', 'unclear', 'degraded', 'not run', 'DOWN']);
    expect(new Set(looks.values()).size).toBe(6);
  });

  it('links a finding to the row of its target, and a verdict to its finding', async () => {
    const found = await parts(company);
    const workbook = await readWorkbook(company);
    const links = (sheet: number): Map<string, string> =>
      new Map(
        Array.from(
          found
            .get(`xl/worksheets/sheet${sheet}.xml`)
            ?.matchAll(/<hyperlink ref="(\w+)" location="(\w+!\w+)"/g) ?? [],
          ([, from = '', to = '']) => [from, to],
        ),
      );
    const cellAt = (place: string): Cell | undefined => {
      const [sheet = '', address = ''] = place.split('!');
      return workbook.getWorksheet(sheet)?.getCell(address);
    };
    expect(links(7).size).toBe(company.findings.length);
    for (const [from, to] of links(7)) {
      expect(cellAt(to)?.text).toBe(cellAt(`Findings!${from}`)?.text);
    }
    expect(links(5).size).toBe(16);
    for (const [from, to] of links(5)) {
      const target = cellAt(`Matrix!A${from.replace(/\D/g, '')}`)?.text;
      expect(cellAt(to.replace('!A', '!C'))?.text).toBe(target);
    }
    expect([...links(1).values()]).toEqual(
      expect.arrayContaining(sheetNames.slice(1).map((name) => `${name}!A1`)),
    );
  });

  it('sets up each table: header in sight and on each page, filter, one page wide', async () => {
    const workbook = await readWorkbook(company);
    for (const sheet of workbook.worksheets) {
      expect(sheet.pageSetup).toMatchObject({ fitToWidth: 1, paperSize: 9 });
      if (sheet.name !== 'Summary' && sheet.name !== 'About') {
        expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
        expect(sheet.pageSetup.printTitlesRow).toBe('1:1');
        expect(sheet.autoFilter).toMatch(/^A1:/);
      }
    }
  });

  it('gives the same bytes for the same report, stamped with its start', async () => {
    const [one, other] = [await renderXlsx(company), await renderXlsx(company)];
    expect(Buffer.compare(one, other)).toBe(0);
    const { times } = await readZip(one);
    // 2026-11-20 08:30:00: years from 1980, months, days; hours, minutes, two seconds.
    const moment = [(46 << 9) | (11 << 5) | 20, (8 << 11) | (30 << 5)];
    expect(times).toEqual(times.map(() => moment));
    const { created, modified } = await readWorkbook(company);
    expect(created.toISOString()).toBe(company.startedAt);
    expect(modified.toISOString()).toBe(company.startedAt);
  });

  it('says what the audit comes to', async () => {
    const words = (workbook: Workbook): string =>
      cells(workbook, 'Summary')
        .map((cell) => cell.text)
        .join('\n');
    expect(words(await readWorkbook(company))).toContain('NOT READY: 4 of 10 required targets');
    expect(words(await readWorkbook(allFine))).toMatch(/^READY: every required target/m);
  });

  it('takes a report whose times are none', async () => {
    const workbook = await readWorkbook({ ...company, startedAt: 'yesterday', finishedAt: '' });
    expect(workbook.created.toISOString()).toBe('1980-01-01T00:00:00.000Z');
  });

  it('prints its first sheet on one page, and wide sheets across', async () => {
    const workbook = await readWorkbook(company);
    const setup = (name: string): unknown => workbook.getWorksheet(name)?.pageSetup;
    expect(setup('Summary')).toMatchObject({ fitToHeight: 1, orientation: 'portrait' });
    expect(setup('Findings')).toMatchObject({ fitToHeight: 0, orientation: 'landscape' });
    expect(setup('Functions')).toMatchObject({ orientation: 'portrait' });
  });

  it('has each of 100,000 findings in a row of its own', async () => {
    const [finding] = large.findings;
    const findings = Array.from({ length: 100_000 }, (_, index) => ({
      ...finding,
      id: `f${index + 1}`,
    })) as Report['findings'];
    const sheet = (await parts({ ...large, findings })).get('xl/worksheets/sheet7.xml') ?? '';
    expect(sheet.match(/<row /g)?.length).toBe(100_001);
    // Excel follows 65,530 links a sheet.
    expect(sheet.match(/<hyperlink /g)?.length ?? 0).toBeLessThan(65_530);
  });

  it('tells the waivers in force, those that are over and those of no use', async () => {
    const [blob, crl, events] = [
      'automatedirstrprdneu3.blob.core.windows.net',
      'crl.microsoft.com',
      'eu-v20.events.data.microsoft.com',
    ] as const;
    const waivers = [
      { target: events, until: '2026-12-01', reason: '=cmd|calc' },
      { target: blob, until: '2026-11-19', reason: 'until the move' },
      { target: crl, until: '2026-12-01', reason: 'was closed' },
    ];
    const workbook = await readWorkbook({ ...company, options: { ...company.options, waivers } });
    const texts = (head: string): string[] => column(workbook, 'Waivers', head).map((c) => c.text);
    expect(texts('For')).toEqual([events, blob, crl]);
    expect(texts('It is')).toEqual([
      'in force',
      'over: counts again',
      'can go: nothing of it fails',
    ]);
    expect(texts('Reason')[0]).toBe("'=cmd|calc");
  });

  it('tells the functions that are lost, for each system', async () => {
    const os = ['windows-11', 'windows-server-2012-r2'] as const;
    const workbook = await readWorkbook({ ...company, options: { ...company.options, os } });
    const row = workbook.getWorksheet('Functions')?.getRow(2);
    expect(row?.getCell(1).text).toBe('detection and response data');
    expect(row?.getCell(4).text).toMatch(/^\d+ of \d+ fail$/);
  });
});

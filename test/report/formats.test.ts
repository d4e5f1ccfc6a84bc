import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { company } from '../../fixtures/report/company.ts';
import { summaryLine } from '../../src/report/formats/line/summary-line.ts';
import {
  type FormatName,
  loadFormats,
  renderReport,
  reportFormats,
} from '../../src/report/formats.ts';
import { readWorkbook } from './formats/xlsx/read-workbook.ts';

const names = reportFormats.text.map(({ name }) => name as FormatName);

const golden = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/report/company.${name}`, import.meta.url));

describe('one report, kept in every format', () => {
  it.each(['json', 'ndjson'] as const)('%s is as it is kept', async (name) => {
    await expect(renderReport(company, name)).toMatchFileSnapshot(golden(name));
  });

  it('the line of --summary is as it is kept', async () => {
    await expect(`${summaryLine(company)}\n`).toMatchFileSnapshot(golden('line.txt'));
  });

  // As its cells and where they lead: what a zip file's bytes are hangs on the version of zlib.
  it('the workbook is as it is kept', async () => {
    const { worksheets } = await readWorkbook(company);
    const lines = worksheets.flatMap((sheet) => {
      const cells: string[] = [];
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          if (cell.value === null || cell.master !== cell) return;
          const { address, text, hyperlink } = cell;
          cells.push(`${address}\t${text}${hyperlink ? `\t${hyperlink}` : ''}`);
        }),
      );
      return [`== ${sheet.name}`, ...cells];
    });
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(golden('xlsx.txt'));
  });

  it('no format is without one', () => {
    const endings = { table: '80.txt', markdown: 'md', junit: 'junit.xml', prometheus: 'prom' };
    for (const name of names) {
      const ending = Object.hasOwn(endings, name) ? endings[name as keyof typeof endings] : name;
      expect(existsSync(golden(ending)), name).toBe(true);
    }
  });
});

describe('renderReport()', () => {
  it('writes a table of 80 columns without colour where nothing else is asked', () => {
    const lines = renderReport(company).split('\n');
    expect(lines.every((line) => line.length <= 80)).toBe(true);
    expect(lines.join('')).not.toMatch(/\p{Cc}/u);
  });

  it.each(names)('writes %s', (name) => {
    expect(renderReport(company, name).length).toBeGreaterThan(1000);
  });

  it('has an ending for one format alone', () => {
    for (const { text, binary } of [reportFormats, loadFormats]) {
      const endings = [...text, ...binary].flatMap((format) => format.endings);
      expect(new Set(endings).size).toBe(endings.length);
    }
  });

  it('refuses a format that is not known', () => {
    expect(() => renderReport(company, 'pdf' as FormatName)).toThrow(RangeError);
  });
});

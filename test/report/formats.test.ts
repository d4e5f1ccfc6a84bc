import { describe, expect, it } from 'vitest';
import { company } from '../../fixtures/report/company.ts';
import {
  type FormatName,
  loadFormats,
  renderReport,
  reportFormats,
} from '../../src/report/formats.ts';

const names = reportFormats.text.map(({ name }) => name as FormatName);

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

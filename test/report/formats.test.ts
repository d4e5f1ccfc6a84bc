import { describe, expect, it } from 'vitest';
import { company } from '../../fixtures/report/company.ts';
import { type FormatName, renderReport } from '../../src/report/formats.ts';

describe('renderReport()', () => {
  it('writes a table of 80 columns without colour where nothing else is asked', () => {
    const lines = renderReport(company).split('\n');
    expect(lines.every((line) => line.length <= 80)).toBe(true);
    expect(lines.join('')).not.toMatch(/\p{Cc}/u);
  });

  it.each(['json', 'ndjson', 'csv', 'markdown', 'html', 'junit'] as const)('writes %s', (name) => {
    expect(renderReport(company, name).length).toBeGreaterThan(1000);
  });

  it('refuses a format that is not known', () => {
    expect(() => renderReport(company, 'pdf' as FormatName)).toThrow(RangeError);
  });
});

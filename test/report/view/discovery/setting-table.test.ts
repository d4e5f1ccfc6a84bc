import { describe, expect, it } from 'vitest';
import { discovery } from '../../../../fixtures/report/documents.ts';
import { plainText } from '../../../../src/report/text/say.ts';
import { settingTable } from '../../../../src/report/view/discovery/setting-table.ts';

const { heads, rows } = settingTable(discovery);
const part = (source: string, column: number): string[] =>
  rows
    .filter((row) => plainText(row.source).includes(source))
    .map(({ cells }) => plainText(cells[column] ?? []));

describe('settingTable()', () => {
  it('has a column for the components that go alike', () =>
    expect(heads.map(plainText)).toEqual(['sensor, unified agent', 'Windows Update']));

  it('marks what decides, and says why another does not', () => {
    expect(part('TelemetryProxyServer', 0)).toContain('✓ decides');
    expect(part('TelemetryProxyServer', 1)).toContain(
      'taken instead while this connection is in use',
    );
  });

  it('leaves out what is nothing to any of them', () => {
    const [first] = discovery.settings;
    if (!first) throw new TypeError('the fixture has settings');
    const settings = [...discovery.settings, { ...first, id: 'other', source: 'nobody reads it' }];
    expect(settingTable({ ...discovery, settings }).rows.length).toBe(discovery.settings.length);
  });

  it('is empty without components', () =>
    expect(settingTable({ settings: discovery.settings, routes: [] })).toEqual({
      heads: [],
      rows: [],
    }));
});

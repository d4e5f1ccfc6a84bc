import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bypassDialects, entriesOf, isBypassed } from '../../../src/model/route/bypass.ts';
import { bypassReadings } from '../../../src/model/route/bypass-reading.ts';

const table = new URL('../../../fixtures/bypass/dialects.tsv', import.meta.url);
const rows = readFileSync(table, 'utf8')
  .trimEnd()
  .split('\n')
  .filter((line) => !line.startsWith('#'))
  .map((line) => line.split('\t') as [string, string, ...string[]]);

describe('isBypassed()', () => {
  it('has a table of at least 150 rows', () => {
    expect(rows.length).toBeGreaterThanOrEqual(150);
  });

  it.each(rows)('reads %j for %s as its dialects do', (list, host, ...due) => {
    const place = { scheme: 'https', host, port: 443 } as const;
    const direct = bypassDialects.filter((dialect) =>
      isBypassed(entriesOf(list, dialect), { ...place, dialect }),
    );
    expect(direct).toEqual(due);
  });

  it('never throws, and ends soon with many wildcards', () => {
    const entry = fc.string({ unit: fc.constantFrom('*', '.', ':', '/', '[', ']', 'a', '1', '<') });
    fc.assert(
      fc.property(
        fc.array(entry),
        fc.constantFrom(...bypassDialects),
        entry,
        (list, dialect, host) => {
          const entries = entriesOf(list.join(';,'), dialect);
          isBypassed(entries, { dialect, scheme: 'http', host, port: 80 });
          bypassReadings(entries, dialect);
        },
      ),
    );
    const stars = ['*a'.repeat(2000)];
    const place = { scheme: 'https', host: 'a'.repeat(4000), port: 443 } as const;
    expect(isBypassed(stars, { ...place, dialect: 'wininet' })).toBe(true);
  });

  it('takes a thousand entries at the most', () => {
    expect(entriesOf('a.example;'.repeat(5000), 'winhttp')).toHaveLength(1000);
  });
});

describe('bypassReadings()', () => {
  it.each([
    ['microsoft.com', 'winhttp', 'itself'],
    ['microsoft.com', 'curl', 'itself-and-below'],
    ['*.blob.core.windows.net', 'winhttp', 'below'],
    ['*.blob.core.windows.net', 'curl', 'nothing'],
    ['*microsoft.com', 'winhttp', 'ending'],
    ['10.*', 'winhttp', 'nothing'],
    ['10.*', 'wininet', 'some'],
    ['*endpoint*', 'wininet', 'some'],
    ['<local>', 'winhttp', 'local'],
    ['https://x.example', 'wininet', 'itself'],
    ['https://x.example', 'winhttp', 'nothing'],
    ['[::1]', 'winhttp', 'itself'],
    ['192.168.0.0/16', 'winhttp', 'nothing'],
    ['192.168.0.0/16', 'curl', 'network'],
    ['.windows.com', 'winhttp', 'nothing'],
    ['.windows.com', 'curl', 'itself-and-below'],
    ['*.microsoft.com,*.windowsupdate.com', 'winhttp', 'nothing'],
  ] as const)('reads %j of %s as %s', (entry, dialect, scope) => {
    expect(bypassReadings([entry], dialect)[0]?.scope).toBe(scope);
  });

  it('names the readers who take an entry otherwise', () => {
    const [one] = bypassReadings(['microsoft.com'], 'winhttp');
    expect(one?.otherwise).toEqual([{ dialect: 'curl', scope: 'itself-and-below' }]);
  });
});

import type { Workbook } from 'exceljs';
import { describe, expect, it } from 'vitest';
import { buildCommercialWorkbook } from '../../../fixtures/catalogue/workbook/commercial-layout.ts';
import { excelWorkbook } from '../../../fixtures/catalogue/workbook/excel-workbook.ts';
import { rawWorkbook, sheetData } from '../../../fixtures/catalogue/workbook/raw-workbook.ts';
import { streamlinedWorkbook } from '../../../fixtures/catalogue/workbook/streamlined-workbook.ts';
import type { LoadedCatalogue } from '../../../src/catalogue/catalogue.ts';
import { commercial } from '../../../src/catalogue/lists/commercial.ts';
import { streamlined } from '../../../src/catalogue/lists/streamlined.ts';
import { selectTargets } from '../../../src/catalogue/select/select-targets.ts';
import type { OperatingSystem } from '../../../src/model/target/operating-system.ts';
import type { Service, Target } from '../../../src/model/target/target.ts';
import { urlsOf, written } from '../catalogue-files.ts';

/** A workbook as a program writes it, read back. */
async function filled(fill: (workbook: Workbook) => void): Promise<LoadedCatalogue> {
  const { workbook } = await excelWorkbook();
  fill(workbook);
  const bytes = Buffer.from(new Uint8Array(await workbook.xlsx.writeBuffer()));
  return written('list.xlsx', bytes);
}

function raw(sheets: Readonly<Record<string, readonly (readonly string[])[]>>) {
  const data = Object.entries(sheets).map(([name, rows]) => [name, sheetData(rows)]);
  return written('list.xlsx', rawWorkbook({ sheets: Object.fromEntries(data) }));
}

function targetsFor(services: readonly Service[], os: OperatingSystem): readonly Target[] {
  const selection = { os: [os], regions: ['eu'], portal: true, listName: 'x' };
  return selectTargets(services, selection).targets;
}

const agentHeader = [
  ...['Service', 'Geography', 'Category', 'Port', 'Endpoint/URL', 'Endpoint/URL Description '],
  ...['Windows 10 / Server 2019', 'Windows 7 / 8.1'],
  ...['Windows Server 2008 R2 / 2012 R2 / 2016', 'Mac', 'Linux', 'Comments'],
];

describe('loadCatalogue() with a workbook in the layout of 2021', () => {
  const rows = (geography: string, host: string): string[][] => [
    agentHeader,
    ['MDE', 'WW', 'Common', '80', `crl.${host}/pki/crl/*`, '', 'Yes', '', '', 'Yes*', '', ''],
    [
      ...['MDE', geography, 'UTC', '443', `x.vortex-win.data.${host} `, '', 'Yes', '', '', '', ''],
      'Not required for Windows 10 1803 (RS4) and above',
    ],
    ['AV', geography, 'MU', '443', `*download.${host}`, '', '', '', '', '', '', ''],
  ];
  const book = {
    'Microsoft Defender URLs': rows('EU', 'example.com'),
    'Microsoft Defender URLs - USGov': rows('GCC High', 'example.us'),
    'Security Center URLs': [
      ['Service', 'Geography', 'URL', 'Comment'],
      ['MDE', 'WW', 'https://portal.example.com', ''],
    ],
    'Microsoft Defender Processes': [
      ['', 'Windows 10'],
      ['Process', 'Path', 'Comment'],
      ['MsSense.exe', 'C:\\Program Files', ''],
    ],
    'Change Log': [
      ['Date', 'Change Log'],
      ['44245', 'login.example.com'],
    ],
  };

  it('reads the sheets with addresses, counts their rows and skips the others without a problem', async () => {
    const list = await raw(book);
    expect(list.problems).toEqual([]);
    expect(list.sources.map(({ sheet, rows: count }) => [sheet, count])).toEqual([
      ['Microsoft Defender URLs', 3],
      ['Microsoft Defender URLs - USGov', 3],
      ['Security Center URLs', 1],
      ['Microsoft Defender Processes', 0],
      ['Change Log', 0],
    ]);
    expect(list.skipped).toEqual([
      { sheet: 'Microsoft Defender Processes', reason: { rule: 'no-url-column' } },
      { sheet: 'Change Log', reason: { rule: 'no-url-column' } },
    ]);
    expect(list.services[2]).toMatchObject({
      host: '*.download.example.com',
      columns: [],
      sheet: 'Microsoft Defender URLs',
      row: 4,
    });
    expect(list.services[0]).toMatchObject({ columns: ['windows', 'mac'], path: '/pki/crl/*' });
  });

  it('gives the commercial rows, and a government cloud its own, the worldwide ones of its tab too', async () => {
    const { services } = await raw(book);
    const chosenFor = (cloud?: 'gcc' | 'gcc-high' | 'commercial'): string[] => {
      const selection = { os: [], regions: [], portal: true, listName: 'x' };
      const wanted = { ...selection, ...(cloud && { cloud }) };
      return selectTargets(services, wanted).targets.map(({ host }) => host);
    };
    const own = ['crl', 'x.vortex-win.data', '*.download'];
    expect(chosenFor()).toEqual([
      ...own.map((name) => `${name}.example.com`),
      'portal.example.com',
    ]);
    expect(chosenFor('commercial')).toEqual(chosenFor());
    expect(chosenFor('gcc-high')).toEqual(own.map((name) => `${name}.example.us`));
    expect(chosenFor('gcc')).toEqual(['crl.example.us']);
  });

  it('reads rules from the comments, and adds what vortex-win follows in every list', async () => {
    const { services } = await raw(book);
    const isIn = (os: OperatingSystem): boolean =>
      targetsFor(services, os).some(({ host }) => host.startsWith('x.vortex-win'));
    expect(isIn('windows-10-1709')).toBe(true);
    expect(isIn('windows-10-1803')).toBe(false);
    expect(isIn('windows-server-2019')).toBe(false);
    expect(isIn('windows-server-2016')).toBe(true);
  });
});

describe('loadCatalogue() with the streamlined workbook', () => {
  const systems = [
    ...(['windows-11', 'windows-10-1803', 'windows-10-1709', 'windows-7-sp1'] as const),
    ...(['windows-server-2016', 'windows-server-2008-r2', 'macos', 'linux'] as const),
  ];

  it('skips the tabs without addresses and reads the others without a problem', async () => {
    const list = await written('streamlined.xlsx', await streamlinedWorkbook());
    expect(list.problems).toEqual([{ kind: 'hidden', sheet: 'Windows 1607 to 1803', row: 30 }]);
    expect(list.skipped.map(({ sheet }) => sheet)).toEqual([
      'Overview and prerequisites',
      'IP addresses',
      'Client Processes',
      'Change Log',
    ]);
    expect(list.sources.filter(({ rows }) => rows > 0)).toMatchObject([
      { sheet: 'Common endpoints', rows: 13 },
      { sheet: 'Windows 1607 to 1803', rows: 45 },
      { sheet: 'Windows 7, 8.1, 2008R2 (MMA)', rows: 13 },
      { sheet: 'Admin portal', rows: 4 },
    ]);
  });

  it('gives every address once a tab, with the systems and rules of the built-in list', async () => {
    const list = await written('streamlined.xlsx', await streamlinedWorkbook());
    const said = ({ sheet, host, port, path, columns, required, portal }: Service): string =>
      [sheet, host, port, path, [...columns].sort(), required, portal].join(' ');
    const ours = streamlined.services.filter(({ sheet }) => sheet !== undefined).map(said);
    const read = list.services.map(said);
    expect(read.filter((one) => !ours.includes(one)).sort()).toEqual([
      'Common endpoints *.dm.microsoft.com 443 / linux,mac,windows true ',
      'Common endpoints officecdn-microsoft-com.akamaized.net 443 / mac true ',
    ]);
    expect(ours.filter((one) => !read.includes(one))).toEqual([
      expect.stringContaining('*.ods.opinsights.azure.com'),
    ]);
    expect(new Set(read).size).toBe(read.length);
  });

  it.each(systems)('gives %s the targets of the built-in list', async (os) => {
    const { services } = await written('streamlined.xlsx', await streamlinedWorkbook());
    const only = /officecdn|\.dm\.|dm\.microsoft|opinsights|scadvisor|reflector|prss|edge\.skype/;
    const hosts = (all: readonly Service[]): string[] =>
      [...new Set(targetsFor(all, os).map(({ url }) => url))]
        .filter((url) => !only.test(url))
        .sort();
    expect(hosts(services)).toEqual(hosts(streamlined.services));
  });
});

describe('loadCatalogue() with a workbook of the built-in list', () => {
  it.each(['windows-11', 'windows-10-1703', 'windows-server-2019', 'macos', 'linux'] as const)(
    'gives %s the same targets',
    async (os) => {
      const bytes = await buildCommercialWorkbook(commercial.services);
      const { services, problems } = await written('again.xlsx', Buffer.from(bytes));
      expect(problems).toEqual([]);
      expect(services).toHaveLength(commercial.services.length);
      const facts = (all: readonly Service[]): unknown =>
        targetsFor(all, os).map(({ id, url, region, required, pattern, expect: answer }) => {
          return { id, url, region, required, pattern, answer };
        });
      expect(facts(services)).toEqual(facts(commercial.services));
    },
  );
});

describe('loadCatalogue() with cells of every kind', () => {
  it('reads rich text, links, numbers, truth values and several addresses in a cell', async () => {
    const list = await filled((workbook) => {
      const sheet = workbook.addWorksheet('a');
      sheet.addRow(['Linux', 'URL', 'Port']);
      sheet.addRow([true, { richText: [{ text: 'a.' }, { text: 'example' }] }, 443]);
      sheet.addRow(['Yes*', { text: 'b.example', hyperlink: 'http://elsewhere.example/' }, '80']);
      sheet.addRow([false, 'c.example, d.example/path e.example\nhttp://f.example ', 443]);
    });
    expect(list.problems).toEqual([]);
    expect(urlsOf(list)).toEqual([
      'https://a.example:443/',
      'http://b.example:80/',
      'https://c.example:443/',
      'https://d.example:443/path',
      'https://e.example:443/',
      'http://f.example:80/',
    ]);
    expect(list.services.map(({ columns }) => columns.length)).toEqual([1, 1, 0, 0, 0, 0]);
  });

  it('takes the cached text of a formula in the column of addresses, and notes a problem', async () => {
    const list = await filled((workbook) => {
      const sheet = workbook.addWorksheet('a');
      sheet.addRow(['URL', 'Port']);
      sheet.addRow([{ formula: 'CONCAT("a",".example")', result: 'a.example' }, 80]);
      sheet.addRow([{ formula: 'NOW()' }, 443]);
      sheet.addRow(['c.example', { formula: '40*2', result: 80 }]);
    });
    expect(urlsOf(list)).toEqual(['http://a.example:80/', 'http://c.example:80/']);
    expect(list.problems).toEqual([
      { kind: 'formula', sheet: 'a', row: 2, value: 'a.example' },
      { kind: 'formula', sheet: 'a', row: 3, value: '' },
    ]);
  });

  it('reads hidden rows, columns and sheets like the rest', async () => {
    const list = await filled((workbook) => {
      const sheet = workbook.addWorksheet('a', { state: 'hidden' });
      sheet.addRow(['Port', 'URL']);
      sheet.addRow([80, 'a.example']);
      sheet.getRow(2).hidden = true;
      sheet.getColumn(1).hidden = true;
    });
    expect(urlsOf(list)).toEqual(['http://a.example:80/']);
    expect(list.problems).toEqual([{ kind: 'hidden', sheet: 'a' }]);
  });

  it('spreads a value merged down a column, and reads a merged row once', async () => {
    const list = await filled((workbook) => {
      const sheet = workbook.addWorksheet('a');
      sheet.addRow(['OS', 'URL', 'Port']);
      sheet.addRow(['Windows and Linux', 'a.example', 80]);
      sheet.addRow(['', 'b.example', 80]);
      sheet.addRow(['macOS', 'c.example', 80]);
      sheet.addRow(['', '', '']);
      sheet.mergeCells('A2:A3');
      for (const column of 'ABC') sheet.mergeCells(`${column}4:${column}5`);
    });
    expect(list.services.map(({ host, columns }) => [host, columns])).toEqual([
      ['a.example', ['windows', 'linux']],
      ['b.example', ['windows', 'linux']],
      ['c.example', ['mac']],
    ]);
    expect(list.skipped).toEqual([]);
  });

  it('names sheet and row of what cannot be read, and the rest goes on', async () => {
    const list = await raw({
      one: [['URL', 'Port'], ['no host', '443'], ['a.example', 'many'], [], ['b.example']],
      two: [['note'], ['Host'], ['servicetag:X'], ['c.example']],
    });
    expect(urlsOf(list)).toEqual([
      'https://a.example:443/',
      'https://b.example:443/',
      'https://c.example:443/',
    ]);
    expect(list.problems.map(({ kind, sheet, row }) => [kind, sheet, row])).toEqual([
      ['unreadable', 'one', 2],
      ['bad-port', 'one', 3],
      ['unreadable', 'two', 3],
    ]);
  });

  it('takes an unnamed first column of addresses for a list, and programs for none', async () => {
    const list = await raw({
      plain: [['a.example'], ['b.example']],
      programs: [['Process'], ['MsSense.exe']],
    });
    expect(urlsOf(list)).toEqual(['https://a.example:443/', 'https://b.example:443/']);
    expect(list.skipped.map(({ sheet }) => sheet)).toEqual(['programs']);
  });

  it('says once that a workbook has no addresses at all', async () => {
    const list = await raw({ one: [['x']], two: [] });
    expect(list.problems).toEqual([{ kind: 'no-url-column' }]);
    expect(list.skipped).toHaveLength(2);
  });
});

describe('loadCatalogue() with workbooks of other programs', () => {
  const header = sheetData([['URL'], ['a.example']]);

  it('finds sheets wherever the workbook keeps them, with a prefix before every name', async () => {
    const prefixed = `<x:worksheet xmlns:x="m">${header.replace(/<(\/?)/g, '<$1x:')}</x:worksheet>`;
    const parts = [
      { name: 'xl/tabs/first.xml', body: prefixed },
      {
        name: 'xl/_rels/workbook.xml.rels',
        body: '<Relationships><Relationship Target="/xl/tabs/first.xml" Type="t/worksheet" Id="rId1"/></Relationships>',
      },
    ];
    const list = await written('list.xlsx', rawWorkbook({ sheets: { History: '' }, parts }));
    expect(urlsOf(list)).toEqual(['https://a.example:443/']);
    expect(list.services[0]?.sheet).toBe('History');
  });

  it('says that a sheet is missing in the archive, and reads the others', async () => {
    const parts = [
      {
        name: 'xl/_rels/workbook.xml.rels',
        body: '<Relationships><Relationship Target="worksheets/sheet1.xml" Type="t/worksheet" Id="rId1"/><Relationship Target="gone.xml" Type="t/worksheet" Id="rId2"/></Relationships>',
      },
    ];
    const bytes = rawWorkbook({ sheets: { here: header, gone: '' }, parts });
    const list = await written('list.xlsx', bytes);
    expect(urlsOf(list)).toHaveLength(1);
    expect(list.problems).toMatchObject([{ kind: 'broken-file', sheet: 'gone' }]);
  });

  it('counts no cell that has a format alone', async () => {
    const empty = Array.from({ length: 26 * 4000 }, (_, index) => `<c r="A${index + 9}" s="1"/>`);
    const sheet = header.replace('</sheetData>', `<row r="9">${empty.join('')}</row></sheetData>`);
    expect(urlsOf(await written('list.xlsx', rawWorkbook({ sheets: { a: sheet } })))).toHaveLength(
      1,
    );
  });

  it('reads 1,000 addresses of a cell, tells of the rest, and reads no more rows once there are 5,000', async () => {
    const names = (count: number): string =>
      Array.from({ length: count }, (_, index) => `a${index}.example`).join('\n');
    const list = await raw({ a: [['URL'], [names(1000)], [names(1100)]] });
    expect(list.services).toHaveLength(2000);
    expect(list.problems).toEqual([
      {
        kind: 'unreadable',
        sheet: 'a',
        row: 3,
        value: 'a1000.example and what follows in its cell',
      },
    ]);
    const rows = Array.from({ length: 5_500 }, (_, index) => [`a${index}.example`]);
    const long = await raw({ a: [['URL'], ...rows] });
    expect(long.services).toHaveLength(5_000);
    expect(long.problems).toEqual([{ kind: 'too-many-rows', sheet: 'a', row: 5_002 }]);
  });

  it('takes the raised mark of a footnote for no part of a name', async () => {
    const run = (text: string, raised = ''): string => `<r>${raised}<t>${text}</t></r>`;
    const up = '<rPr><vertAlign val="superscript"/></rPr>';
    const rich = `<si><t>URL</t></si><si>${run('a.example')}${run('1', up)}</si><si>${run('b.example')}${run('1')}</si>`;
    const sheet =
      '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row><row r="3"><c r="A3" t="s"><v>2</v></c></row>' +
      `<row r="4"><c r="A4" t="inlineStr"><is>${run('c.example')}${run('2', up)}</is></c></row>`;
    const list = await written(
      'list.xlsx',
      rawWorkbook({ sheets: { a: `<sheetData>${sheet}</sheetData>` }, strings: rich }),
    );
    expect(urlsOf(list)).toEqual([
      'https://a.example:443/',
      'https://b.example1:443/',
      'https://c.example:443/',
    ]);
    expect(list.problems.map(({ kind, value }) => [kind, value])).toEqual([
      ['words', 'a.example¹'],
      ['words', 'c.example²'],
    ]);
  });

  it('knows when the workbook was saved', async () => {
    const core = '<p><dcterms:modified xsi:type="d">2021-03-04T10:00:00Z</dcterms:modified></p>';
    const parts = [{ name: 'docProps/core.xml', body: core }];
    const list = await written('list.xlsx', rawWorkbook({ sheets: { a: header }, parts }));
    expect(list.date).toBe('2021-03-04');
  });
});

import { describe, expect, it } from 'vitest';
import { deflatedZip } from '../../../fixtures/catalogue/workbook/deflated-zip.ts';
import { rawWorkbook } from '../../../fixtures/catalogue/workbook/raw-workbook.ts';
import { urlsOf, written } from '../catalogue-files.ts';

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

interface Written {
  readonly by: string;
  /** The whole part of the one sheet. */
  readonly sheet: string;
  readonly strings?: string;
  /** All parts, where the book is not where others keep it. */
  readonly parts?: readonly { readonly name: string; readonly body: string }[];
}

const inline = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const sheet = (rows: string, rest = ''): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet ${main}>${rest}<sheetData>${rows}</sheetData></worksheet>`;

/** One list of three addresses, as programs write it; the last has port 80. */
const workbooks: readonly Written[] = [
  {
    by: 'Excel, with row and column formats, spans and descents',
    sheet: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<worksheet ${main} xmlns:r="r" xmlns:mc="mc" mc:Ignorable="x14ac xr" xmlns:x14ac="x14ac" xr:uid="{0-0}"><sheetPr filterMode="1"><tabColor rgb="FF00B050"/></sheetPr><dimension ref="A1:B4"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/><cols><col min="1" max="1" width="40" style="3" customWidth="1"/></cols><sheetData><row r="1" spans="1:2" s="7" customFormat="1" ht="30" customHeight="1" x14ac:dyDescent="0.25"><c r="A1" s="7" t="s"><v>0</v></c><c r="B1" s="7" t="s"><v>1</v></c></row><row r="2" spans="1:2" x14ac:dyDescent="0.25"><c r="A2" s="2" t="s"><v>2</v></c><c r="B2"><v>443</v></c></row><row r="3" spans="1:2"><c r="A3" s="2" t="s"><v>3</v></c><c r="B3" s="9"/></row><row r="4"><c r="A4" t="s"><v>4</v></c><c r="B4"><v>8.0E1</v></c></row></sheetData><sheetProtection sheet="1" objects="1"/><autoFilter ref="A1:B4"/><hyperlinks><hyperlink ref="A2" r:id="rId1"/></hyperlinks><tableParts count="1"><tablePart r:id="rId2"/></tableParts><extLst><ext uri="{78C0D931}"><x14:conditionalFormattings xmlns:x14="x14"/></ext></extLst></worksheet>`,
    strings:
      '<si><t>Endpoint/URL</t></si><si><t xml:space="preserve">Port </t></si><si><r><rPr><b/><sz val="11"/></rPr><t>a.</t></r><r><t>example</t></r></si><si><t>b.example</t><rPh sb="0" eb="1"><t>ビー</t></rPh><phoneticPr fontId="1"/></si><si><t>c.example_x000D_</t></si>',
  },
  {
    by: 'LibreOffice, with escapes in attributes and formats on empty cells',
    sheet: sheet(
      `<row r="1" customFormat="false" ht="12.8" hidden="false" customHeight="false" outlineLevel="0" collapsed="false"><c r="A1" s="1" t="inlineStr"><is><t xml:space="preserve">URL</t></is></c><c r="B1" t="inlineStr"><is><t>Port</t></is></c></row><row r="2" hidden="false"><c r="A2" t="str"><f aca="false">CONCATENATE(&quot;a&quot;;&quot;.example&quot;)</f><v>a.example</v></c><c r="B2" t="n"><v>443</v></c></row><row r="3">${'<c r="A3" t="inlineStr"><is><t>b.example</t></is></c>'}<c r="XFD3" s="4"/></row><row r="4"><c r="A4" t="inlineStr"><is><t>c.example</t></is></c><c r="B4" t="n"><v>80</v></c></row><row r="1048576" ht="12.8" hidden="false"/>`,
    ),
  },
  {
    by: 'Google, with a namespace and a comment',
    sheet: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><!-- exported --><worksheet ${main} xmlns:mx="mx"><sheetData><row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" s="2" t="s"><v>2</v></c><c r="B2" s="3"><v>443.0</v></c></row><row r="3"><c r="A3" t="str"><f>B9&amp;".example"</f><v>b.example</v></c></row><row r="4"><c r="A4" t="s"><v>3</v></c><c r="B4"><v>80.0</v></c></row></sheetData><drawing r:id="rId1"/></worksheet>`,
    strings:
      '<si><t>URL</t></si><si><t>Port</t></si><si><t>a.example</t></si><si><t>c.example</t></si>',
  },
  {
    by: 'a portal, without a place in any cell',
    sheet: sheet(
      `<row>${inline('URL')}${inline('Port')}</row><row>${inline('a.example')}<c><v>443</v></c></row><row>${inline('b.example')}</row><row>${inline('c.example')}<c t="str"><v>80</v></c></row>`,
    ),
  },
  {
    by: 'a program that gives every name a prefix',
    sheet: `<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>URL</x:t></x:is></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>Port</x:t></x:is></x:c></x:row><x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:r><x:t>a.</x:t></x:r><x:r><x:t>example</x:t></x:r></x:is></x:c></x:row><x:row r="3"><x:c r="A3" t="inlineStr"><x:is><x:t><![CDATA[b.example]]></x:t></x:is></x:c></x:row><x:row r="4"><x:c r="A4" t="inlineStr"><x:is><x:t>c.example</x:t></x:is></x:c><x:c r="B4"><x:v>80</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
  },
  {
    by: 'a program that keeps the book elsewhere, in other case',
    sheet: sheet(''),
    parts: [
      {
        name: '_rels/.rels',
        body: '<Relationships><Relationship Id="r" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/book/Main.xml"/></Relationships>',
      },
      {
        name: 'book/main.xml',
        body: '<workbook><workbookPr date1904="1"/><sheets><sheet name="list" sheetId="7" r:id="rId9"/></sheets></workbook>',
      },
      {
        name: 'book/_rels/Main.xml.rels',
        body: '<Relationships><Relationship Id="rId9" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="Tabs/One.xml"/></Relationships>',
      },
      {
        name: 'book/tabs/one.xml',
        body: sheet(
          `<row>${inline('URL')}${inline('Port')}${inline('Since')}</row><row>${inline('a.example')}${inline('')}<c t="d"><v>2026-01-01</v></c></row><row>${inline('b.example')}<c t="e"><v>#N/A</v></c></row><row>${inline('c.example')}<c><v>80</v></c><c t="b"><v>1</v></c></row>`,
        ),
      },
    ],
  },
];

describe('loadCatalogue() with a workbook as programs write it', () => {
  it.each(workbooks)('reads that of $by', async ({ sheet: body, strings, parts }) => {
    const bytes = parts
      ? deflatedZip(parts)
      : rawWorkbook({
          sheets: { list: '' },
          ...(strings === undefined ? {} : { strings }),
          parts: [{ name: 'xl/worksheets/sheet1.xml', body }],
        });
    const list = await written('list.xlsx', bytes);
    expect(urlsOf(list)).toEqual([
      'https://a.example:443/',
      'https://b.example:443/',
      'http://c.example:80/',
    ]);
  });
});

describe('loadCatalogue() with a workbook that is damaged in part', () => {
  const good = '<row r="1"><c r="A1" t="inlineStr"><is><t>URL</t></is></c></row>';
  const row = (number: number): string =>
    `<row r="${number}"><c r="A${number}" t="inlineStr"><is><t>a${number}.example</t></is></c></row>`;

  it.each([
    [
      'a tag that is none',
      `${good}${row(2)}<row <c>${row(4)}</sheetData>`,
      'its cells are damaged',
    ],
    ['an end that is missing', `${good}${row(2)}<row r="3"><c r="A3"`, 'its cells are damaged'],
    ['a sheet that breaks off', `${good}${row(2)}`, 'its cells break off'],
    [
      'a cell that is nowhere',
      `${good}${row(2)}<row r="3"><c r="3A"><v>1</v></c></row></sheetData>`,
      'a row or cell of it does not say where it stands',
    ],
    [
      'a shared text that is missing',
      `${good}${row(2)}<row r="3"><c r="A3" t="s"><v>7</v></c></row></sheetData>`,
      'a text that its cells share is missing',
    ],
  ])('reads what stands before %s, and the other sheets', async (_, rows, value) => {
    const sheets = { bad: `<sheetData>${rows}`, good: `<sheetData>${good}${row(9)}</sheetData>` };
    const list = await written('list.xlsx', rawWorkbook({ sheets }));
    expect(urlsOf(list)).toEqual(['https://a2.example:443/', 'https://a9.example:443/']);
    expect(list.problems).toMatchObject([{ kind: 'broken-file', sheet: 'bad', value }]);
  });
});

import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rawWorkbook, sheetData } from '../../../fixtures/catalogue/workbook/raw-workbook.ts';
import { withSecret } from '../canary.ts';
import type { Draw } from '../draw.ts';
import type { Open } from '../kind.ts';
import { mutated } from '../mutate.ts';
import { runCommand } from '../run-command.ts';

const read = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/catalogue/${name}`, import.meta.url), 'utf8');

/** Lists as people keep them, each with the ending that picks its reader. */
const texts: readonly (readonly [ending: string, text: string])[] = [
  ...['plain.csv', 'semicolon.csv', 'sheet-2021.csv', 'broken.csv'].map(
    (name) => ['csv', read(name)] as const,
  ),
  ['tsv', read('sheet-2021.csv').replaceAll(',', '\t')],
  ['txt', read('plain.csv')],
  ['json', read('targets.json')],
  ['json', read('commercial-hosts.json')],
];
const rows = [
  ['Service', 'URL', 'Comment', 'Region'],
  ['Defender', '*.endpoint.security.microsoft.com', 'Not required for Windows 7', 'WW'],
  ['Updates', 'https://a.example:8443/path\nb.example', 'optional', 'EU'],
];
const mergeCells = '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>';
const sheet = `${sheetData(rows)}${mergeCells}`;
const strings = '<si><t>a.example</t></si><si><r><t>b.</t></r><r><t>example</t></r></si>';

/** Lists of targets, workbooks among them, through `catalogue`. */
export const lists: Open = async (folder) => ({
  feed: async (draw) => {
    const [ending, bytes] = draw.chance(0.3) ? workbook(draw) : table(draw);
    const file = join(folder, `list.${ending}`);
    await writeFile(file, bytes);
    const format = draw.oneOf(['json', 'table', 'csv']);
    return runCommand(['catalogue', '--catalogue', file, '--os', 'linux', '--format', format]);
  },
});

function table(draw: Draw): readonly [ending: string, bytes: Buffer] {
  const [ending, good] = draw.oneOf(texts);
  const text = mutated(Buffer.from(good), draw).toString();
  return [ending, Buffer.from(draw.chance(0.5) ? withSecret(text, draw) : text)];
}

/** Either its XML is bad, or the archive around it. */
function workbook(draw: Draw): readonly [ending: string, bytes: Buffer] {
  if (draw.chance(0.4))
    return ['xlsx', mutated(rawWorkbook({ sheets: { a: sheet }, strings }), draw)];
  const bad = mutated(Buffer.from(sheet), draw).toString();
  const inside = draw.chance(0.5) ? sheetData([...rows, ['', withSecret('', draw)]]) : bad;
  const badStrings = draw.chance(0.5) ? mutated(Buffer.from(strings), draw).toString() : strings;
  return ['xlsx', rawWorkbook({ sheets: { a: inside, b: bad }, strings: badStrings })];
}

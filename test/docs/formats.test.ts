import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadReportFlags, reportFlags } from '../../src/cli/args/output-flags.ts';
import { loadFormats, reportFormats } from '../../src/report/formats.ts';

const read = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const names = reportFormats.text.map(({ name }) => name);
const endings = [...reportFormats.text, ...reportFormats.binary].flatMap((one) => one.endings);

/** What stands in backquotes in a piece of a page. */
function quotedIn(page: string, piece: RegExp): readonly string[] {
  const [found = ''] = piece.exec(page) ?? [];
  return Array.from(found.matchAll(/`([^`]+)`/g), ([, text = '']) => text);
}

describe('the formats', () => {
  it('are those that the README names, in their order, and so are the endings', () => {
    const page = read('README.md');
    const told = quotedIn(page, /`--format table` .*? goes to stdout/s);
    expect(told).toEqual([`--format ${names[0]}`, ...names.slice(1)]);
    const picked = quotedIn(page, /(?<=its ending picks the format: ).*?(?=\. It is)/s);
    expect(picked.toSorted()).toEqual(endings.toSorted());
  });

  it('are those that the page of the library names', () => {
    const [row = ''] = /^\| `render\(.*$/m.exec(read('docs/library.md')) ?? [];
    expect(quotedIn(row.split('|')[2] ?? '', /.*/)).toEqual(names);
  });

  it.each([
    ['audit', reportFlags, reportFormats],
    ['bench', loadReportFlags, loadFormats],
  ] as const)('are those of the help of %s', (_, { format, output }, { text, binary }) => {
    for (const { name } of text) expect(format.help).toMatch(new RegExp(`\\b${name}\\b`));
    const all = [...text, ...binary].flatMap((one) => one.endings).join(', ');
    expect(output.help).toContain(all);
  });
});

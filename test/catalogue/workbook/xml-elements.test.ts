import { describe, expect, it } from 'vitest';
import { xmlElements } from '../../../src/catalogue/workbook/xml-elements.ts';
import { watchCpu } from '../../watch-cpu.ts';

function read(text: string): [string, Record<string, string>][] {
  const found = xmlElements(text, ['sheet', 'c']);
  return [...found].map(({ name, attributes }) => [name, Object.fromEntries(attributes)]);
}

describe('xmlElements()', () => {
  it('reads names and attributes, prefixes left off and entities resolved', () => {
    expect(
      read(
        `<x:sheet name="a &amp; &#98; &#x63;" r:id='r"1'/><c  r = "A1" ></c><sheets/><cc a="1"/>`,
      ),
    ).toEqual([
      ['sheet', { name: 'a & b c', id: 'r"1' }],
      ['c', { r: 'A1' }],
    ]);
  });

  it('leaves what is no start tag, and entities that nobody predefines', () => {
    expect(read('<c r="A1" <c r=A2> </c> <sheet name="&lol; &#0; &#xffffff;"/>')).toEqual([
      ['sheet', { name: '&lol; &#0; &#xffffff;' }],
    ]);
  });

  it('takes a time that does not grow with what is repeated', () => {
    const units = ['<c', '<c ', ' ', ' a=""', ' a="', '<x:', 'a', '=', '"', '<c r="A1"', '&#1;'];
    for (const unit of units) {
      const cpuMs = watchCpu();
      expect(read(`<c${unit.repeat(Math.floor(4_000_000 / unit.length))}`).length).toBe(0);
      expect(cpuMs(), unit).toBeLessThan(3000);
    }
  });
});

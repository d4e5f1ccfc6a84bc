import { describe, expect, it } from 'vitest';
import { titleOf } from '../../../src/diagnosis/page/title.ts';
import { watchCpu } from '../../watch-cpu.ts';

const asBytes = (text: string): string => Buffer.from(text).toString('latin1');

describe('titleOf()', () => {
  it('reads the title, with white space collapsed', () => {
    expect(titleOf('<html><TITLE id=x>\n Web  Page\tBlocked </TITLE>')).toBe('Web Page Blocked');
  });

  it('is undefined for no title, an empty one, and no page', () => {
    const empty = ['<p>', '<title> </title>', '<title>&nbsp;&#8203;</title>', undefined];
    expect(empty.map((body) => titleOf(body))).toEqual(empty.map(() => undefined));
  });

  it('reads UTF-8, and leaves another charset as it is', () => {
    expect(titleOf(asBytes('<title>Zugriff gesperrt – Übersicht</title>'))).toBe(
      'Zugriff gesperrt – Übersicht',
    );
    expect(titleOf('<title>Acc\xe8s refus\xe9</title>')).toBe('Accès refusé');
    expect(titleOf('<title>Пусто</title>')).toBe('Пусто');
  });

  it('resolves character references, and leaves those that are none', () => {
    expect(titleOf('<title>R&amp;D &lt;b&gt; &quot;x&quot; &eacute;&#233;&#xE9;</title>')).toBe(
      'R&D <b> "x" ééé',
    );
    const odd = '&unknown; &#99999999; &#xd800; &#x110000; & &;';
    expect(titleOf(`<title>${odd}</title>`)).toBe(odd);
  });

  it('lets no control character through, written out or not', () => {
    expect(titleOf('<title>a\x1b[31m&#27;[0m&#x202e;b</title>')).toBe('a [31m [0m b');
  });

  it('cuts a title without end, between characters', () => {
    expect(titleOf(`<title>${'x'.repeat(60_000)}`)).toHaveLength(200);
    expect([...(titleOf(asBytes(`<title>${'ü'.repeat(600)}`)) ?? '')]).toHaveLength(200);
    expect([...(titleOf(asBytes(`<title>${'😀'.repeat(300)}`)) ?? '')]).toHaveLength(200);
  });

  it('is quick with a page that is all titles', () => {
    const cpuMs = watchCpu();
    titleOf('<title'.repeat(10_000));
    expect(cpuMs()).toBeLessThan(2000);
  });
});

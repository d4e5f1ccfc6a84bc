import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openTag, textElement } from '../../../src/report/text/xml.ts';
import { readXml } from '../formats/junit/read-xml.ts';

describe('textElement()', () => {
  it('gives back any text that XML can hold, and a sign for what it cannot', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, value) => {
        const { attributes, text: read } = readXml(textElement('a', { b: value }, `${text}]]>`));
        const legal = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
        expect(read).toBe(`${text.replace(legal, '\ufffd')}]]>`);
        expect(attributes['b']).toBe(value.replace(legal, '\ufffd'));
      }),
    );
  });

  it('escapes markup, control characters and lone surrogates', () => {
    expect(textElement('a', {}, '<b>&"\u0000\ud800\ufffe\u001b')).toBe(
      '<a>&lt;b&gt;&amp;&quot;\ufffd\ufffd\ufffd\ufffd</a>',
    );
  });
});

describe('openTag()', () => {
  it('leaves out what is not known', () => {
    expect(openTag('a', { b: undefined, c: 0 }, '/>')).toBe('<a c="0"/>');
  });
});

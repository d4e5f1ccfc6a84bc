import { describe, expect, it } from 'vitest';
import { ruleDialects } from '../../../src/model/rules/rule-dialect.ts';
import { placeText } from '../../../src/model/rules/rule-entry.ts';
import { compareLists } from '../../../src/rules/compare-lists.ts';
import { dialects } from '../../../src/rules/dialects.ts';
import { compareHave } from '../../../src/rules/have/compare-have.ts';
import { entry, ruleSet, sample } from '../sample-rules.ts';

const wild = entry('b.contoso.com', { below: true, apex: false, names: ['x.b.contoso.com'] });
const all = ruleSet([entry('a.contoso.com'), wild]);

const compared = (
  dialect: Exclude<(typeof ruleDialects)[number], 'pac'>,
  text: string,
  shown = all,
) => compareHave(text, { shown, all, dialect });

describe('compareHave()', () => {
  it.each(ruleDialects.filter((name) => name !== 'pac'))(
    'finds in %s all that it wrote itself',
    (name) => {
      const { text } = dialects[name].write(sample);
      const { entries, delta } = compareHave(text, {
        shown: sample,
        all: sample,
        dialect: name,
      });
      // What a product cannot say is never there: its list, or a name of which nothing is known.
      const lost = new Set(
        dialects[name]
          .write(sample)
          .notes.flatMap(({ kind, about }) => (/lost|elsewhere|untold/.test(kind) ? about : [])),
      );
      const missing = entries.filter((one) => !lost.has(placeText(one)) && !lost.has(one.list));
      expect(missing).toEqual([]);
      expect(delta).toMatchObject({ unread: [], unasked: [] });
    },
  );

  it('tells what to add, what is wider than needed, and what nobody here asks for', () => {
    const text =
      'acl a dstdomain .contoso.com .other.example\nacl p port 443\nhttp_access allow a p\n';
    const { entries, delta } = compared('squid', text);
    expect(entries).toEqual([]);
    expect(delta).toMatchObject({
      held: 2,
      wide: [
        {
          place: '[*.]contoso.com:443',
          line: 1,
          enough: ['*.b.contoso.com:443', 'a.contoso.com:443'],
        },
      ],
      unasked: [{ place: '[*.]other.example:443', line: 1 }],
    });
  });

  it('does not take for there what a line above refuses, and names that line', () => {
    const lines = [
      'acl no dstdomain a.contoso.com evil.example',
      'acl within dstdomain y.b.contoso.com',
      'acl a dstdomain .contoso.com',
      'acl p port 443',
    ];
    const held = (...access: readonly string[]) => {
      const { entries, delta } = compared('squid', `${[...lines, ...access].join('\n')}\n`);
      return {
        missing: entries.map(({ host }) => host),
        refused: delta?.refused,
        unread: delta?.unread,
      };
    };
    const first = 'http_access deny no';
    expect(held(first, 'http_access allow a p')).toEqual({
      ...{ missing: ['a.contoso.com'], unread: [] },
      refused: [{ place: 'a.contoso.com', line: 5 }],
    });
    // A part of a wildcard is enough.
    expect(held('http_access deny within', 'http_access allow a p')).toMatchObject({
      missing: ['b.contoso.com'],
    });
    // Below what lets pass it takes nothing away.
    expect(held('http_access allow a p', first)).toEqual({ missing: [], unread: [] });
    // Another port is another place.
    const plain = ['acl q port 80', 'http_access deny no q', 'http_access allow a p'];
    expect(held(...plain)).toEqual({ missing: [], unread: [] });
    // What is taken out of it is not worked out.
    expect(held('http_access deny no !within', 'http_access allow a p')).toMatchObject({
      unread: [{ line: 5 }],
    });
  });

  it('does not take one port for another, nor a name for a name that only looks like it', () => {
    const text =
      'acl a dstdomain xa.contoso.com a.contoso.com .b.contoso.com\nacl p port 80\nhttp_access allow a p\n';
    expect(compared('squid', text).entries).toEqual(all.entries);
  });

  it('looks for a wildcard by its names where the product knows none', () => {
    const { text } = dialects.cisco.write(all);
    expect(compared('cisco', text).entries).toEqual([]);
    const less = text
      .split('\n')
      .filter((line) => !line.includes('x.b.contoso'))
      .join('\n');
    expect(compared('cisco', less).entries).toEqual([wild]);
  });
});

describe('compareLists()', () => {
  const older = ruleSet([entry('a.contoso.com'), entry('old.contoso.com'), wild]);
  const newer = ruleSet([
    entry('a.contoso.com'),
    entry('y.b.contoso.com'),
    entry('new.contoso.com'),
  ]);

  it('tells what to add and what may go, and neither of what lies in a wildcard', () => {
    const { entries, delta } = compareLists(older, newer);
    expect(entries.map(placeText)).toEqual(['new.contoso.com:443']);
    expect(delta?.gone.map(placeText)).toEqual(['old.contoso.com:443', '*.b.contoso.com:443']);
    expect(delta?.held).toBe(2);
  });

  it('finds in a file the lines that may go', () => {
    const text =
      'acl a dstdomain old.contoso.com a.contoso.com\nacl p port 443\nhttp_access allow a p\n';
    const { delta } = compareHave(text, {
      ...{ shown: compareLists(older, newer), all: newer, dialect: 'squid' },
    });
    expect(delta?.goneLines).toEqual([{ place: 'old.contoso.com:443', line: 1 }]);
    expect(delta?.unasked).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostName, rulePath } from '../../../src/rules/host-name.ts';
import { comment } from '../../../src/rules/text/comment.ts';
import { dottedNames } from '../../../src/rules/text/dotted-names.ts';
import { objectName, uuidOf } from '../../../src/rules/text/object-name.ts';
import { entry } from '../sample-rules.ts';

describe('comment()', () => {
  it('holds nothing that a device acts upon, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(comment(text, 40)).toMatch(/^[a-zA-Z0-9 .,:;()/+_-]{0,40}$/);
      }),
    );
  });
});

describe('dottedNames()', () => {
  it('has no name that lies in another, and tells what a period takes too much', () => {
    const places = [
      entry('a.example', { below: true, apex: false }),
      entry('b.a.example'),
      entry('c.b.a.example', { below: true }),
      entry('xa.example'),
    ];
    expect(dottedNames(places)).toEqual({
      names: ['.a.example', 'xa.example'],
      surplus: ['a.example'],
    });
    expect(dottedNames([...places, entry('a.example')]).surplus).toEqual([]);
  });
});

describe('objectName() and uuidOf()', () => {
  it('stay within a length, and differ where their texts do', () => {
    const long = `${'a'.repeat(60)}.${'b'.repeat(60)}.example`;
    expect(objectName(long, 64)).toHaveLength(64);
    expect(objectName(long, 64)).not.toBe(objectName(`x${long}`, 64));
    expect(objectName('a.example', 64)).toBe('netready-a.example');
    expect(uuidOf('a')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(uuidOf('a')).not.toBe(uuidOf('b'));
  });
});

describe('hostName() and rulePath()', () => {
  it.each([
    ['A.Example', 'a.example'],
    ['_x.a.example', '_x.a.example'],
    ['192.0.2.1', '192.0.2.1'],
    ['2001:db8::1', '2001:db8::1'],
    ['fe80::1%eth0', undefined],
    ['a.1', undefined],
    ['a..example', undefined],
    ['-a.example', undefined],
    ['a.example.', undefined],
    ['a b.example', undefined],
    ['', undefined],
    [`${'a'.repeat(64)}.example`, undefined],
  ])('takes %j for %j', (text, host) => expect(hostName(text)).toBe(host));

  it.each([
    ['/pkiops/*', '/pkiops/*'],
    ['/a?b=c', '/a'],
    ['/', undefined],
    ['/*', undefined],
    ['/a"b', undefined],
    ['/a*b', undefined],
  ])('takes the path %j for %j', (text, path) => expect(rulePath(text)).toBe(path));
});

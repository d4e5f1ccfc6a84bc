import { describe, expect, it } from 'vitest';
import { findInHosts } from '../../../src/net/system/find-in-hosts.ts';

const find = (text: string, name: string) => findInHosts(text, name, 'hosts');

describe('findInHosts()', () => {
  it.each([
    ['a name', '0.0.0.0 a.example\n', 1, ['0.0.0.0']],
    ['the second name of a line', '# list\n::1 localhost a.example', 2, ['::1']],
    ['a name behind tabs, before a comment', '\n\n10.1.1.1\ta.example # old', 3, ['10.1.1.1']],
    ['all lines of a name', '1.1.1.1 a.example\n2.2.2.2 a.example', 1, ['1.1.1.1', '2.2.2.2']],
    ['a name with the dot of the root', '1.1.1.1 a.example.', 1, ['1.1.1.1']],
    ['lines of Windows', '1.1.1.1 b.example\r\n2.2.2.2 a.example\r\n', 2, ['2.2.2.2']],
    [
      'the line behind one that names another',
      '1.1.1.1 aa.example\n2.2.2.2 a.example',
      2,
      ['2.2.2.2'],
    ],
  ])('finds %s', (_, text, line, addresses) => {
    expect(find(text, 'A.Example')).toEqual({ file: 'hosts', line, addresses });
  });

  it.each([
    ['a longer name', '1.1.1.1 aa.example a.example.org'],
    ['a comment', '# 1.1.1.1 a.example\n1.1.1.1 b.example # a.example'],
    ['a line without an address', 'a.example 1.1.1.1'],
    ['nothing', ''],
  ])('passes over %s', (_, text) => {
    expect(find(text, 'a.example')).toBeUndefined();
  });

  it('finds the last of 200,000 names at once', () => {
    const text = Array.from({ length: 200_000 }, (_, n) => `0.0.0.0 n${n}.example`).join('\n');
    expect(find(text, 'n199999.example')?.line).toBe(200_000);
  });
});

import { describe, expect, it } from 'vitest';
import { searchDomains } from '../../../src/net/system/search-list.ts';

describe('searchDomains()', () => {
  it.each([
    [
      'a search list',
      'nameserver 1.1.1.1\nsearch Corp.Example lab.example\n',
      ['corp.example', 'lab.example'],
    ],
    ['the last of several', 'search a.example\ndomain b.example', ['b.example']],
    ['none', 'nameserver 1.1.1.1', []],
    ['none, by the root', 'search .', []],
    ['no comment', '#search a.example\nsearch b.example ; c.example', ['b.example']],
    [
      'six at the most',
      `search ${'a b c d e f g h'.replaceAll(' ', ' ')}`,
      ['a', 'b', 'c', 'd', 'e', 'f'],
    ],
  ])('reads %s', (_, text, domains) => {
    expect(searchDomains(text)).toEqual(domains);
  });
});

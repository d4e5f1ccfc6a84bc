import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readServiceTags, UnusableRanges } from '../../../src/rules/ranges/service-tags.ts';
import { serviceTagsFile, tagOf } from '../service-tags-file.ts';

describe('readServiceTags()', () => {
  it('reads both tags, with the fewest prefixes, and passes others and those of regions over', () => {
    expect(readServiceTags(serviceTagsFile())).toEqual({
      ...{ cloud: 'commercial', changeNumber: 350, refused: [], refusedPrefixes: 0 },
      tags: [
        {
          ...{ tag: 'MicrosoftDefenderForEndpoint', changeNumber: 11, listed: 4 },
          prefixes: ['20.55.16.0/23', '20.66.1.32/28', '2603:1061:5:400::/64'],
        },
        {
          ...{ tag: 'OneDsCollector', changeNumber: 11, listed: 2 },
          prefixes: ['20.77.0.16', '20.77.40.0/22'],
        },
      ],
    });
  });

  it('reads a file of the government cloud', () => {
    expect(readServiceTags(serviceTagsFile({ cloud: 'AzureGovernment' })).cloud).toBe('government');
  });

  it('uses no prefix that is none, too wide, or leads nowhere, and names each with its line', () => {
    const prefixes = [
      ...['20.55.16.0/24', '0.0.0.0/0', '20.0.0.0/11', '::/0', '2603::/27', '20.55.16.1/24'],
      ...['10.0.0.0/16', '::ffff:20.1.2.0/120', '127.0.0.1', 'x', 7, null, '20.55.17.0/24'],
      ...['2001:db8::/32', '20.1.2.0/33', '\u001b[31m', { a: 1 }],
    ];
    const text = serviceTagsFile({ values: [tagOf('MicrosoftDefenderForEndpoint', prefixes)] });
    const { tags, refused, refusedPrefixes } = readServiceTags(text);
    expect(tags[0]?.prefixes).toEqual(['20.55.16.0/23']);
    expect(refusedPrefixes).toBe(15);
    const lines = text.split('\n');
    for (const { line, text: seen } of refused.filter(({ text: one }) => one.includes('/')))
      expect(lines[line - 1]).toContain(`"${seen}"`);
    expect(Object.groupBy(refused, ({ because }) => because)).toMatchObject({
      'too-wide': [
        { text: '0.0.0.0/0' },
        { text: '20.0.0.0/11' },
        { text: '::/0' },
        { text: '2603::/27' },
      ],
      'host-bits': [{ text: '20.55.16.1/24' }],
      'not-public': [
        ...[{ text: '10.0.0.0/16' }, { text: '::ffff:20.1.2.0/120' }, { text: '127.0.0.1' }],
        { text: '2001:db8::/32' },
      ],
    });
  });

  it('keeps fifty of what it does not use, and counts the rest', () => {
    const many = Array.from({ length: 400 }, (_, at) => `10.0.${at % 256}.0/24`);
    const values = [tagOf('OneDsCollector', [...many, '20.77.0.16/32'])];
    const { refused, refusedPrefixes } = readServiceTags(serviceTagsFile({ values }));
    expect([refused.length, refusedPrefixes]).toEqual([50, 400]);
  });

  it.each([
    ['no JSON', '{ "values": [', /^line 1 cannot be read: somewhere/],
    ['no JSON at a line', '{ "values":\n[ nonsense ] }', /^line 2 cannot be read: nonsense$/],
    ['another document', '{"targets":[]}', /^it has no list "values"/],
    ['a list', '[]', /^it has no list "values"/],
    [
      'a file without both tags',
      serviceTagsFile({ values: [], without: ['MicrosoftDefenderForEndpoint', 'OneDsCollector'] }),
      /^it lacks the service tag MicrosoftDefenderForEndpoint and OneDsCollector; both are needed/,
    ],
    [
      'one without a tag, whatever regions of it there are',
      serviceTagsFile({
        without: ['OneDsCollector'],
        values: [tagOf('OneDsCollector.WestEurope', ['20.77.0.16/32'])],
      }),
      /^it lacks the service tag OneDsCollector; both are needed: /,
    ],
    [
      'one with a tag twice',
      `${serviceTagsFile().slice(0, -5)},${JSON.stringify(tagOf('OneDsCollector', ['20.1.2.3']))}]}`,
      /^it has the service tag OneDsCollector twice, at lines \d+ and \d+$/,
    ],
    [
      'another cloud',
      serviceTagsFile({ cloud: 'AzureChinaCloud' }),
      /^its cloud is AzureChinaCloud, and /,
    ],
    ['no cloud', serviceTagsFile({ cloud: undefined }), /^its cloud is absent, and /],
    [
      'a tag without prefixes',
      serviceTagsFile({ values: [{ name: 'OneDsCollector', properties: {} }] }),
      /^the service tag OneDsCollector at line \d+ has no list "addressPrefixes"$/,
    ],
    [
      'a tag without a usable one',
      serviceTagsFile({ values: [tagOf('OneDsCollector', ['0.0.0.0/0'])] }),
      /^none of the 1 prefixes of the service tag OneDsCollector is usable$/,
    ],
    [
      'the whole of IPv4 in pieces',
      serviceTagsFile({
        values: [
          tagOf(
            'OneDsCollector',
            Array.from({ length: 17 }, (_, at) => `${20 + at}.0.0.0/12`),
          ),
        ],
      }),
      /^the service tag OneDsCollector holds more than a \/8 of IPv4/,
    ],
    [
      'too many values',
      `[${'7,'.repeat(500_000)}7]`,
      /^line 1 cannot be read: more than 500000 values$/,
    ],
    [
      'more prefixes than any tag has',
      serviceTagsFile({ values: [tagOf('OneDsCollector', new Array(20_001).fill('20.1.2.3/32'))] }),
      /^the service tag OneDsCollector has 20001 prefixes/,
    ],
  ])('refuses %s in one line', (_, text, message) => {
    expect(() => readServiceTags(text)).toThrow(UnusableRanges);
    expect(() => readServiceTags(text)).toThrow(message);
    expect(() => readServiceTags(text)).toThrow(/^[^\n]{1,300}$/);
  });

  it('never throws anything else, whatever stands in a file', () => {
    const names = fc.constantFrom('MicrosoftDefenderForEndpoint', 'OneDsCollector', 'X', 7);
    const value = fc.record({
      name: names,
      properties: fc.oneof(
        fc.record({ addressPrefixes: fc.array(fc.oneof(fc.ipV4(), fc.ipV6(), fc.jsonValue())) }),
        fc.jsonValue(),
      ),
    });
    const file = fc.record(
      { cloud: fc.constantFrom('Public', 7), values: fc.oneof(fc.array(value), fc.jsonValue()) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(file, fc.jsonValue()), (document) => {
        try {
          readServiceTags(JSON.stringify(document));
        } catch (error) {
          expect(error).toBeInstanceOf(UnusableRanges);
        }
      }),
    );
  });
});

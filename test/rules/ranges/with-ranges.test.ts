import { describe, expect, it } from 'vitest';
import { readServiceTags } from '../../../src/rules/ranges/service-tags.ts';
import { type Answers, withRanges } from '../../../src/rules/ranges/with-ranges.ts';
import { entry, ranged, ruleSet } from '../sample-rules.ts';
import { serviceTagsFile } from '../service-tags-file.ts';

const covers = new Map(
  ranged.entries.filter(({ list }) => list === 'allow').map((one) => [one.host, one.cover]),
);

describe('withRanges()', () => {
  it('has the whole streamlined domain in both tags, and an answer outside told, not added', () => {
    expect(covers.get('endpoint.security.microsoft.com')).toEqual({
      basis: 'documented',
      tags: ['MicrosoftDefenderForEndpoint', 'OneDsCollector'],
      ranges: [
        ...['20.55.16.0/23', '20.66.1.32/28', '20.77.0.16', '20.77.40.0/22'],
        '2603:1061:5:400::/64',
      ],
      covered: [
        'edr-weu.eu.endpoint.security.microsoft.com',
        'eu-v20.events.endpoint.security.microsoft.com',
        'mdav.eu.endpoint.security.microsoft.com',
      ],
      ...{ uncovered: [], rest: [] },
      outside: [{ name: 'mdav.eu.endpoint.security.microsoft.com', address: '9.9.9.9' }],
    });
  });

  it('has a wildcard around it in part, and its rest by the names that are none of it', () => {
    expect(covers.get('security.microsoft.com')).toMatchObject({
      ...{ basis: 'partly', because: 'undocumented', uncovered: ['x.security.microsoft.com'] },
      covered: ['mdav.eu.endpoint.security.microsoft.com'],
      tags: ['MicrosoftDefenderForEndpoint'],
    });
  });

  it('calls a standard name seen where all its answers lie there, and never documented', () => {
    expect(covers.get('winatp-gw-weu.microsoft.com')).toEqual({
      ...{ basis: 'seen', tags: ['MicrosoftDefenderForEndpoint'], because: 'standard-name' },
      ...{ covered: [], uncovered: ['winatp-gw-weu.microsoft.com'], outside: [] },
      rest: ['20.55.16.4'],
    });
  });

  it.each([
    ['us4-v20.events.data.microsoft.com', 'standard-name'],
    ['wsus1eastprod.blob.core.windows.net', 'blob-storage'],
    ['smartscreen.microsoft.com', 'smartscreen'],
    ['crl.microsoft.com', 'revocation'],
  ])('does not have %s in them: %s', (host, because) => {
    expect(covers.get(host)).toMatchObject({ basis: 'none', tags: [], because });
    expect(covers.get(host)).not.toHaveProperty('ranges');
  });

  const of = (one: ReturnType<typeof entry>, answers: Answers = new Map(), cloud = 'Public') => {
    const ranges = { file: 'x', ...readServiceTags(serviceTagsFile({ cloud })) };
    return withRanges(ruleSet([one]), { ranges, answers }).entries[0]?.cover;
  };

  it.each([
    ['eu-v20.events.endpoint.security.microsoft.com', ['OneDsCollector']],
    ['mdav.eu.endpoint.security.microsoft.com', ['MicrosoftDefenderForEndpoint']],
    ['edr-weu.eu.endpoint.security.microsoft.com', ['MicrosoftDefenderForEndpoint']],
    ['new.endpoint.security.microsoft.com', ['MicrosoftDefenderForEndpoint', 'OneDsCollector']],
  ])('has %s in %j', (host, tags) => {
    expect(of(entry(host))).toMatchObject({ basis: 'documented', tags });
  });

  it.each([
    ['evilendpoint.security.microsoft.com'],
    ['endpoint.security.microsoft.com.evil.example'],
    ['mdav.eu.endpoint.security.microsoft.us'],
  ])('does not have what only looks like it: %s', (host) => {
    expect(of(entry(host))?.basis).toBe('none');
  });

  it('knows the domain of the government cloud, and only by a file of that cloud', () => {
    const one = entry('endpoint.security.microsoft.us', { below: true, apex: false });
    expect(of(one, new Map(), 'AzureGovernment')?.basis).toBe('documented');
    expect(of(one)?.basis).toBe('none');
  });

  it('is for port 443: another port of the same name is not documented', () => {
    const plain = entry('x.endpoint.security.microsoft.com', { port: 80, scheme: 'http' });
    expect(of(plain)?.basis).toBe('none');
  });

  it('goes by an address that stands in the place of a name', () => {
    expect(of(entry('20.55.16.9', { losses: [] }))).toMatchObject({ basis: 'seen' });
    expect(of(entry('20.55.99.9', { losses: [] }))).toMatchObject({
      ...{ basis: 'none', because: 'undocumented' },
    });
  });

  it('needs every answer in the ranges to call a name seen', () => {
    const answers = new Map([['a.contoso.com', ['20.55.16.9', '9.9.9.9']]]);
    expect(of(entry('a.contoso.com'), answers)?.basis).toBe('none');
  });
});

import { describe, expect, it } from 'vitest';
import type { RuleSet } from '../../../src/model/rules/rule-set.ts';
import { pac } from '../../../src/rules/dialects/pac.ts';
import { openPacEngine } from '../../discovery/pac/pac-engine.ts';
import { entry, ruleSet, sample } from '../sample-rules.ts';

const before = "function FindProxyForURL(url, host) { NEXT return 'PROXY proxy.example:3128'; }";
const changed = (text: string): string =>
  text + before.replace('NEXT', "if (netreadyGoesDirect(url, host)) return 'DIRECT';");

describe('pac', () => {
  const kindsFor = async (set: RuleSet, url: string): Promise<readonly string[]> => {
    const { entries } = await openPacEngine(changed(pac.write(set).text)).select(url);
    return entries.map(({ kind }) => kind);
  };

  it.each([
    ['https://one.contoso.com/', 'direct'],
    ['https://eu.wild.contoso.com/', 'direct'],
    ['https://a.b.wild.contoso.com/', 'direct'],
    ['https://both.contoso.com/', 'direct'],
    ['https://odd.contoso.com:8443/x', 'direct'],
    ['http://crl.contoso.com/', 'direct'],
    ['https://wild.contoso.com/', 'http'],
    ['https://evilone.contoso.com/', 'http'],
    ['https://one.contoso.com.evil.example/', 'http'],
    ['https://odd.contoso.com/', 'http'],
    ['https://crl.contoso.com/', 'http'],
    ['https://other.example:443/x:8443', 'http'],
  ])('sends %s by %s', async (url, way) => {
    expect(await kindsFor(sample, url)).toEqual([way]);
  });

  it('asks for no name of an object that every object has', async () => {
    const set = ruleSet([entry('a.example')]);
    expect(await kindsFor(set, 'https://constructor/')).toEqual(['http']);
  });
});

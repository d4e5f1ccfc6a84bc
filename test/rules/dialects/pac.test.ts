import { describe, expect, it } from 'vitest';
import type { RuleSet } from '../../../src/model/rules/rule-set.ts';
import { pac } from '../../../src/rules/dialects/pac.ts';
import { openPacEngine } from '../../discovery/pac/pac-engine.ts';
import { entry, ruleSet, sample } from '../sample-rules.ts';

const before = "function FindProxyForURL(url, host) {\n  return 'PROXY proxy.example:3128';\n}\n";
const textOf = (set: RuleSet): string => pac.write(set).text;
const one = ruleSet([entry('a.example')]);
const past = ruleSet([entry('b.example')], {
  otherWay: { way: { kind: 'http', host: 'open.example', port: 8080 }, unseen: [] },
});
type Engine = Parameters<typeof openPacEngine>[1];
const answerOf = async (file: string, url: string, options?: Engine) =>
  (await openPacEngine(file, options).select(url)).answer;

describe('pac', () => {
  it.each([
    ['https://one.contoso.com/', 'DIRECT'],
    ['https://ONE.contoso.com./', 'DIRECT'],
    ['https://eu.wild.contoso.com/', 'DIRECT'],
    ['https://a.b.wild.contoso.com/', 'DIRECT'],
    ['https://both.contoso.com/', 'DIRECT'],
    ['https://odd.contoso.com:8443/x', 'DIRECT'],
    ['http://crl.contoso.com/', 'DIRECT'],
    ['https://wild.contoso.com/', 'PROXY proxy.example:3128'],
    ['https://evilone.contoso.com/', 'PROXY proxy.example:3128'],
    ['https://one.contoso.com.evil.example/', 'PROXY proxy.example:3128'],
    ['https://odd.contoso.com/', 'PROXY proxy.example:3128'],
    ['https://crl.contoso.com/', 'PROXY proxy.example:3128'],
    ['https://other.example:443/x:8443', 'PROXY proxy.example:3128'],
  ])('at the end of a PAC file, sends %s by %s', async (url, way) => {
    expect(await answerOf(before + textOf(sample), url)).toBe(way);
  });

  it('asks for no name of an object that every object has', async () => {
    const file = before + textOf(one);
    expect(await answerOf(file, 'https://constructor/')).toBe('PROXY proxy.example:3128');
  });

  it('stands in one file twice, and behind a change of its own for other places', async () => {
    const file = before + textOf(one) + textOf(one) + textOf(past);
    expect(await answerOf(file, 'https://a.example/')).toBe('DIRECT');
    expect(await answerOf(file, 'https://b.example/')).toBe('PROXY open.example:8080');
    expect(await answerOf(file, 'https://c.example/')).toBe('PROXY proxy.example:3128');
  });

  it.each([
    [
      'a function as a value, without a semicolon',
      "FindProxyForURL = function () { return 'PROXY p:1' }\n",
    ],
    ['a variable', "var FindProxyForURL = function () { return 'PROXY p:1' }"],
    [
      'a comment without an end of its line',
      "function FindProxyForURL() { return 'PROXY p:1' } //",
    ],
    ['strict rules', "'use strict'; function FindProxyForURL() { return 'PROXY p:1'; }"],
    [
      'names that are used there too',
      "var names, way = 'PROXY p:1';\nfunction isListed() {}\nfunction FindProxyForURL() { return way; }\n",
    ],
  ])('changes a file with %s', async (_, file) => {
    expect(await answerOf(file + textOf(one), 'https://a.example/')).toBe('DIRECT');
    expect(await answerOf(file + textOf(one), 'https://b.example/')).toBe('PROXY p:1');
  });

  it("changes what Windows asks for, Microsoft's entry point, as well", async () => {
    const file = `${before}function FindProxyForURLEx() { return 'PROXY ex.example:1'; }\n${textOf(one)}`;
    for (const caller of ['windows', 'browsers'] as const) {
      expect(await answerOf(file, 'https://a.example/', { caller })).toBe('DIRECT');
    }
    const other = 'https://b.example/';
    expect(await answerOf(file, other, { caller: 'windows' })).toBe('PROXY ex.example:1');
    expect(await answerOf(file, other, { caller: 'browsers' })).toBe('PROXY proxy.example:3128');
  });

  it('says what no audit saw to pass over its way, and which proxy Windows does not know', () => {
    const kinds = (set: RuleSet) => pac.write(set).notes.map(({ kind }) => kind);
    expect(kinds(one)).toEqual(['way-unseen']);
    expect(kinds(past)).toEqual([]);
    const socks = { kind: 'socks5', host: 'socks.example', port: 1080 } as const;
    const set = { ...one, otherWay: { way: socks, unseen: ['https://a.example/'] } };
    expect(pac.write(set).notes).toEqual([
      { kind: 'way-unseen', about: ['https://a.example/'] },
      { kind: 'way-not-windows', about: ['SOCKS5 socks.example:1080'] },
    ]);
  });

  it('is of ECMAScript 3: no word of a newer one', () => {
    expect(textOf(sample)).not.toMatch(
      /\b(?:let|const|class)\b|=>|`|\.\.\.|\.(?:includes|startsWith|endsWith|forEach)\(/,
    );
  });
});

import { performance } from 'node:perf_hooks';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from '../../../fixtures/case/cases.ts';
import { judge } from '../../../src/diagnosis/judge.ts';
import type { Judgement } from '../../../src/model/audit/report.ts';
import { observationWithoutSecrets } from '../../../src/net/secrets/observation-without-secrets.ts';
import { queriesOf, withoutQueryValues } from '../../../src/net/secrets/without-query-values.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

const texts: readonly string[] = [
  'https://a.example/?ref=C4nary',
  'GET /x?ref=C4nary HTTP/1.1',
  '/relative?lang=de&ref=C4nary#part',
  'https://a.example/#/route?ref=C4nary',
  'https://a.example/#ref=C4nary&lang=de',
  'https://a.example/?ref=C4n?ary',
  'https://a.example/?ref=1%26C4nary',
  'https://a.example/?a%5B%5D=C4nary',
  'https://a.example/?lang=de;ref=C4nary',
  'https://a.example/?a=1;ref=C4nary',
  '<a href="x.cgi?a=1&amp;ref=C4nary">',
  '{"u":"https:\\/\\/a.example\\/?a=1\\u0026ref\\u003dC4nary"}',
  'https://a.example/?next=https%3A%2F%2Fb.example%2F%3Fref%3DC4nary%26y%3DC4nary',
  'https://a.example/?next=https%253A%252F%252Fb.example%252F%253Fref%253DC4nary',
  'https://a.example/?next=https://b.example/?ref=C4nary',
  '/to/https%3A%2F%2Fb.example%3Fref%3DC4nary',
  `https://a.example/?to=${base64('jane:C4nary')}`,
  'https://a.example/?C4naryC4naryC4naryC4nary',
  'https://a.example/?C4naryC4naryC4naryC4naryC4==',
  `https://a.example/?${'C4nary'.repeat(20)}=1`,
  'form=1&ref=C4nary',
  'https://a.example/?id=C4nary',
  'https://a.example/?name=c4n.ary',
  'https://a.example/?t=c4nary.c4nary.c4nary&u=jane.c4nary',
  'https://a.example/?next=c4nary.example/path',
  'https://a.example/?x=eyJhbGciOi.C4nary.c4nary',
];

const harmless: readonly string[] = [
  'https://a.example/?lang=en_US&v=1.2.3&page=12',
  'https://pages.example/block?reasoncode=CATEGORY_DENIED&rule=322760&cat=Corporate+Block&id=4',
  'https://a.example/?url=http%3A%2F%2Fb.example%3A8080%2Fpath&host=b.example&ip=10.1.0.1:80',
  `https://a.example/?origUrl=${base64('http://b.example/')}`,
  'https://a.example/?x=12&y=true&z=',
  'https://a.example/?dest=www.b.example/path&orig_url=b.example%3A8443&from=192.0.2.1:80',
  'https://a.example/?debug',
  '?DENIEDURL==http%3A//a.example/::IP==10.20.0.9::USER==jane::CATEGORIES==games',
  'connect ECONNREFUSED 127.0.0.1:443',
  'PROXY proxy.example:8080; DIRECT',
  'ldap:///CN=a,DC=b?certificateRevocationList?base?objectClass',
];

describe('withoutQueryValues()', () => {
  it.each(texts)('leaves of %s the name alone', (text) => {
    expect(withoutQueryValues(text)).not.toMatch(/c4n|ary/i);
    expect(withoutQueryValues(text)).toContain('***');
  });

  it.each(harmless)('leaves %s as it is', (text) => {
    expect(withoutQueryValues(text)).toBe(text);
  });

  it('looks into an address that is taken along in Base64', () => {
    const shown = withoutQueryValues(`/?to=${base64('http://b.example/?ref=C4nary')}&x=C4nary`);
    expect(shown).toBe(`/?to=${base64('http://b.example/?ref=***')}&x=***`);
  });

  it('keeps what was asked itself, and not what somebody else made of it', () => {
    const own = queriesOf(['https://a.example/x?product=C4nary&b=2#part', '/no-query']);
    const asked = 'GET https://a.example/x?product=C4nary&b=2 HTTP/1.1';
    expect(withoutQueryValues(asked, own)).toBe(asked);
    for (const other of ['?product=C4nary', '?product=C4nary&b=2&c=4711', '?b=2&product=C4nary']) {
      expect(withoutQueryValues(`http://b.example/${other}`, own)).not.toMatch(/C4nary|4711/);
    }
  });

  it('hides a secret that is known as one in what was asked itself as well', () => {
    const own = queriesOf(['/?token=C4naryC4nary']);
    expect(withoutQueryValues('/?token=C4naryC4nary', own)).toBe('/?token=***');
  });

  const part = fc.oneof(
    fc.constantFrom(...texts, ...harmless, '?', '&', '#', '=', '%3f', '%253d', ';', ' ', 'x'),
    fc.string(),
  );

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const once = withoutQueryValues(parts.join(''));
        expect(withoutQueryValues(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes time that grows with the text and no faster', () => {
    const unit = fc.constantFrom(
      ...['?', '&', '&amp;', '#', '=', '%3f', '%26', '%3d', '%253f', '%253d', '%25', '\\u0026'],
      ...['a', '1', '.', '//', 'http://x', ';', ' ', '"', base64('http://b.example/?a=b')],
    );
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 5 }), (units) => {
        const text = units.join('');
        const long = text.repeat(Math.ceil(65_536 / text.length));
        const started = performance.now();
        withoutQueryValues(long);
        // Quadratic would be minutes.
        expect(performance.now() - started).toBeLessThan(2000);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it.each(cases.map((one) => [one.name, one] as const))(
    'leaves kinds, facts and verdicts: %s',
    (_, one) => {
      const trials = one.trials.map(({ attempt, observations, ...rest }) => ({
        ...{ attempt, ...rest },
        observations: observations.map((observation) =>
          observationWithoutSecrets(observation, queriesOf([attempt.path])),
        ),
      }));
      const said = ({ findings, verdicts }: Judgement) => ({ findings, verdicts });
      expect(said(judge(one.head, trials, one.certificates))).toEqual(
        said(judge(one.head, one.trials, one.certificates)),
      );
    },
  );
});

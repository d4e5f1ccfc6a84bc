import { describe, expect, it } from 'vitest';
import { findingKinds } from '../../../../src/model/finding/finding.ts';
import { plainText } from '../../../../src/report/text/say.ts';
import { findingInfo } from '../../../../src/report/words/finding/finding-info.ts';

const everything = {
  name: 'n.example',
  server: '192.0.2.53:53',
  responseCode: 'REFUSED',
  address: '203.0.113.7',
  port: 443,
  deadlineMs: 5000,
  proxy: 'proxy.example:3128',
  status: 403,
  schemes: ['Negotiate', 'NTLM'],
  product: 'Squid',
  category: 'Newly Registered Domain',
  ruleId: 'BLOCK_WEBCAT',
  reference: '0A1B2C3D',
  squidError: 'ERR_ACCESS_DENIED',
  squidDetail: 'errno 111',
  reply: 2,
  alert: 40,
  alertName: 'handshake_failure',
  issuer: 'CN=Inspector',
  subject: 'CN=Leaf',
  notAfter: '2026-01-02T00:00:00Z',
  notBefore: '2026-01-01T00:00:00Z',
  names: ['DNS:a.example'],
  serverName: 's.example',
  harmlessName: 'www.example.com',
  expected: 200,
  title: 'Blocked',
  location: 'https://portal.example/',
  detail: 'raw text',
  passes: ['direct'],
  fails: ['http://proxy.example:3128'],
  code: 'reset',
};

describe('findingInfo', () => {
  it('has an entry for every kind and for nothing else', () => {
    expect(Object.keys(findingInfo).sort()).toEqual([...findingKinds].sort());
  });

  it.each(findingKinds)('speaks of %s in short sentences', (kind) => {
    const { title: words, meaning, advice } = findingInfo[kind];
    const title = plainText(words);
    expect(title).toMatch(/^[A-Z][ -~]{5,45}$/);
    expect(title).not.toMatch(/[.:]$/);
    expect(plainText(meaning)).toMatch(/^[A-Z"][ -~]{20,260}\.$/);
    expect(plainText(advice)).toMatch(/^[A-Z][ -~]{20,260}\.$/);
  });

  it.each(findingKinds)('says what was seen of %s in one line, with facts and without', (kind) => {
    for (const facts of [{}, everything]) {
      const text = plainText(findingInfo[kind].what(facts));
      expect(text).toMatch(/^[0-9A-Za-z][ -~]{10,400}\.$/);
      expect(text).not.toMatch(/undefined|null|NaN|\(\)| {2}|\s[,.;]|\[object/);
    }
  });

  it.each(findingKinds)('stays whole for %s whichever single fact is there', (kind) => {
    for (const [name, value] of Object.entries(everything)) {
      const text = plainText(findingInfo[kind].what({ [name]: value }));
      expect(text).not.toMatch(/undefined|null|NaN|\(\)| {2}|\s[,.;]|\[object/);
    }
  });

  it.each(findingKinds)('marks what is to be typed in the words of %s', (kind) => {
    const { title, meaning, advice, what } = findingInfo[kind];
    for (const text of [title, meaning, advice, what({}), what(everything)]) {
      const words = plainText(text.filter((part) => part.kind === 'words'));
      expect(words).toMatch(/^[\p{L}\p{N} .,:;!?'"()/-]*$/u);
      expect(words).not.toMatch(/(?:^| )--?[a-z]|:\/\//);
    }
  });

  it('has a title of its own for every kind', () => {
    expect(new Set(findingKinds.map((kind) => plainText(findingInfo[kind].title))).size).toBe(
      findingKinds.length,
    );
  });

  it.each([
    ['proxy-login-demand', ['proxy.example:3128', '407', 'Negotiate, NTLM']],
    ['proxy-policy-refusal', ['proxy.example:3128', '407', 'Squid', 'ERR_ACCESS_DENIED']],
    ['proxy-policy-refusal', ['category: Newly Registered Domain', 'rule: BLOCK_WEBCAT']],
    ['block-page', ['Newly Registered Domain', 'BLOCK_WEBCAT', 'reference: 0A1B2C3D']],
    ['plaintext-answer', ['proxy.example:3128', 'Newly Registered Domain']],
    ['interception', ['s.example', 'CN=Inspector', 'Squid']],
    ['handshake-alert', ['203.0.113.7 port 443', 'alert 40', 'handshake_failure']],
    ['sni-filter', ['s.example', 'www.example.com']],
    ['port-silence', ['203.0.113.7 port 443', '5 s']],
    ['resolver-refusal', ['192.0.2.53:53', 'n.example', 'REFUSED']],
    ['unexpected-answer', ['407', '200']],
    ['route-disagreement', ['direct', 'http://proxy.example:3128']],
  ] as const)('names the values that prove %s', (kind, values) => {
    const text = plainText(findingInfo[kind].what({ ...everything, status: 407 }));
    for (const value of values) {
      expect(text).toContain(value);
    }
  });

  it('bounds a fact that a hostile peer made long', () => {
    const issuer = `CN=${'x'.repeat(1_000_000)}`;
    const names = Array.from({ length: 100_000 }, (_, index) => `DNS:${index}.example`);
    expect(plainText(findingInfo.interception.what({ issuer })).length).toBeLessThan(300);
    const { what } = findingInfo['certificate-name-mismatch'];
    expect(plainText(what({ names }))).toContain('and 99994 more');
  });

  it('does not take what an object inherits for a fact', () => {
    const { what } = findingInfo['name-not-found'];
    expect(plainText(what(Object.create({ name: 'inherited' })))).not.toContain('inherited');
  });
});

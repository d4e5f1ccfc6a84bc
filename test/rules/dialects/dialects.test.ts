import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleDialects } from '../../../src/model/rules/rule-dialect.ts';
import type { RuleEntry } from '../../../src/model/rules/rule-entry.ts';
import type { RuleNoteKind, RuleSet } from '../../../src/model/rules/rule-set.ts';
import { dialects } from '../../../src/rules/dialects.ts';
import type { HavePlace } from '../../../src/rules/have/have.ts';
import { readers } from '../../../src/rules/readers.ts';
import { ruleSetOfReport } from '../../../src/rules/rule-set-of-report.ts';
import { listTargets, redReport } from '../red-report.ts';
import { entry, ruleSet, sample } from '../sample-rules.ts';

const golden = (name: string): string =>
  new URL(`../../../fixtures/rules/${name}`, import.meta.url).pathname;

const read = ruleDialects.filter((name) => name !== 'pac');
const written = (name: (typeof read)[number], set: RuleSet) => {
  const { text, notes } = dialects[name].write(set);
  const about = (kind: RuleNoteKind) => notes.find((one) => one.kind === kind)?.about;
  return { text, notes, about, ...readers[name](text) };
};

/** Whether a place of a file takes a host at a port; what it does not say is any. */
function takes({ host, apex, below, ports }: HavePlace, asked: string, port: number): boolean {
  if (ports && !ports.includes(port)) return false;
  return asked === host ? apex : below && asked.endsWith(`.${host}`);
}

/** Names near to that of an entry: itself, below, and those that only look alike. */
function near({ host, names }: RuleEntry): readonly string[] {
  return [
    host,
    ...names,
    `x.${host}`,
    `evil${host}`,
    `${host}.evil.example`,
    host.replace(/^[^.]+\./, ''),
  ];
}

/** What may stand in a dialect beyond the entries, and what may be missing: each kind only with its note. */
function check(name: (typeof read)[number], set: RuleSet): void {
  const { places: taken, unreadLines, unread, notes } = written(name, set);
  expect({ unread, unreadLines }).toEqual({ unread: [], unreadLines: 0 });
  const kinds = new Set(notes.map(({ kind }) => kind));
  const isLess = ['wildcard-expanded', 'wildcard-lost', 'names-lost', 'by-reverse-dns'].some(
    (kind) => kinds.has(kind as RuleNoteKind),
  );
  const allowed = set.entries;
  const asked = (host: string, port: number) =>
    allowed.some(
      (one) =>
        one.port === port &&
        (host === one.host ? one.apex : one.below && host.endsWith(`.${one.host}`)),
    );
  const has = (host: string, port: number) => taken.some((one) => takes(one, host, port));
  for (const one of allowed.filter(({ list }) => list === 'allow')) {
    for (const host of near(one)) {
      const wanted = asked(host, one.port);
      if (has(host, one.port) && !wanted) {
        const said = ['apex-added', 'below-added', 'port-dropped'].filter((kind) =>
          kinds.has(kind as RuleNoteKind),
        );
        expect([name, host, said.length > 0]).toEqual([name, host, true]);
      }
      if (!has(host, one.port) && wanted && !isLess) expect([name, host]).toEqual([]);
    }
  }
}

describe('dialects', () => {
  it.each(ruleDialects)('%s writes what differs between products as it is kept', async (name) => {
    const { text, notes } = dialects[name].write(sample);
    await expect(text).toMatchFileSnapshot(golden(`${name}${dialects[name].ending}`));
    await expect(`${JSON.stringify(notes, undefined, 1)}\n`).toMatchFileSnapshot(
      golden(`${name}.notes.json`),
    );
  });

  it.each(read)('%s reads back what it writes, and takes no more than its notes say', (name) => {
    if (name !== 'nftables') check(name, sample);
  });

  it.each(ruleDialects)('%s writes the same twice, and an empty set', (name) => {
    expect(dialects[name].write(sample)).toEqual(dialects[name].write(sample));
    expect(dialects[name].write(ruleSet([])).text).not.toContain('undefined');
  });

  const label = fc.stringMatching(/^[a-z0-9_]([a-z0-9_-]{0,12}[a-z0-9_])?$/);
  const host = fc
    .array(label, { minLength: 2, maxLength: 4 })
    .map((labels) => `${labels.join('.')}.example`);
  const hostile = fc.string({
    unit: fc.constantFrom(...'"\'`$\\;#!<>&|{}()[]%\r\n\t :/.*', 'a', '\u2028', '\u0000'),
  });
  const arbitrary = fc
    .record({ host, below: fc.boolean(), both: fc.boolean(), text: hostile })
    .map(({ host: name, below, both, text }) =>
      entry(name, {
        ...{ below, apex: !below || both, names: below ? [`n.${name}`] : [name] },
        reasons: [{ source: text, sheet: text, pattern: text }],
      }),
    );

  it.each(read)('%s lets no text from outside out of its quotes', (name) => {
    fc.assert(
      fc.property(fc.array(arbitrary, { maxLength: 6 }), hostile, (entries, text) => {
        const lists = [text, `x${text}`];
        const set = ruleSet(entries, {
          madeFrom: { lists, os: [text], regions: [text], auditedAt: text },
        });
        if (name === 'nftables') {
          expect(written(name, set).unreadLines).toBe(0);
          return;
        }
        if (name === 'json') return;
        check(name, set);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what each product can say', () => {
  const both = entry('both.contoso.com', {
    below: true,
    apex: true,
    names: ['x.both.contoso.com'],
  });
  const below = entry('wild.contoso.com', {
    below: true,
    apex: false,
    names: ['x.wild.contoso.com'],
  });

  it('Squid: a period takes the name and all below, and what nobody asked for is taken out', () => {
    const { text } = written('squid', ruleSet([both, below]));
    expect(text).toContain('dstdomain -n .both.contoso.com .wild.contoso.com\n');
    expect(text).toContain('_not dstdomain -n wild.contoso.com\n');
    expect(text).toMatch(/http_access allow .* !netready_allow_443_not\n/);
  });

  it('Squid: no name lies in another of its ACL', () => {
    const inner = entry('x.both.contoso.com');
    const { text } = written('squid', ruleSet([inner, both, entry('both.contoso.com')]));
    expect(text).not.toContain(' x.both');
    expect(text).toMatch(/-n \.both\.contoso\.com\n/);
  });

  it('Squid: a path is an expression over the URL, open to no host but its own', () => {
    const crl = entry('www.contoso.com', { port: 80, scheme: 'http', path: '/pki.x/*' });
    const { text } = written('squid', ruleSet([crl]));
    const [, pattern = ''] = /url_regex (\S+)/.exec(text) ?? [];
    const fits = (url: string) => new RegExp(pattern).test(url);
    expect(fits('http://www.contoso.com/pki.x/a')).toBe(true);
    expect(fits('http://www.contoso.com:80/pki.x/a')).toBe(true);
    expect(fits('http://www.contoso.com.evil.example/pki.x/a')).toBe(false);
    expect(fits('http://wwwxcontoso.com/pki.x/a')).toBe(false);
    expect(fits('http://www.contoso.com/pkiyx/a')).toBe(false);
    expect(fits('http://evil.example/http://www.contoso.com/pki.x/a')).toBe(false);
  });

  it('PAN-OS: each line ends in a slash, and a wildcard is a line beside the name', () => {
    const { lines = [], notes = [] } = dialects['pan-os'].feed?.([both, below]) ?? {};
    expect(lines).toEqual(['*.both.contoso.com/', '*.wild.contoso.com/', 'both.contoso.com/']);
    expect(notes.map(({ kind }) => kind)).toEqual(['port-dropped', 'two-lines']);
  });

  it('Zscaler: a period, no star, five levels, small letters, and no underscore', () => {
    const deep = 'a.b.c.d.e.f.wild.contoso.com';
    const set = ruleSet([{ ...below, names: [deep] }, entry('_a.contoso.com')]);
    const { text, about } = written('zscaler', set);
    expect(JSON.parse(text)[0].urls).toEqual(['.wild.contoso.com', deep]);
    expect(about('apex-added')).toEqual(['*.wild.contoso.com:443']);
    expect(about('depth')).toEqual([deep]);
    expect(about('names-lost')).toEqual(['_a.contoso.com:443']);
  });

  it('AWS: a period takes the name too, TLS and plain HTTP apart, and all else is refused', () => {
    const { text, notes } = written('aws-network-firewall', sample);
    const groups = JSON.parse(text) as {
      RuleGroup: { RulesSource: { RulesSourceList: object } };
    }[];
    expect(groups.map(({ RuleGroup }) => RuleGroup.RulesSource.RulesSourceList)).toMatchObject([
      { TargetTypes: ['HTTP_HOST'], GeneratedRulesType: 'ALLOWLIST' },
      { TargetTypes: ['TLS_SNI'] },
      { TargetTypes: ['TLS_SNI'] },
    ]);
    expect(notes.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['apex-added', 'path-dropped', 'denies-others']),
    );
  });

  it.each(['cisco', 'pfsense', 'opnsense', 'windows-firewall'] as const)(
    '%s: no wildcards, so the known names, and a word where none is known',
    (name) => {
      const { text, about } = written(name, sample);
      expect(text).toContain('eu.wild.contoso.com');
      expect(text).not.toContain('*.');
      expect(about('wildcard-expanded')).toContain('*.wild.contoso.com:443');
      expect(about('wildcard-lost')).toEqual(['*.unknown.contoso.com:443']);
      expect(about('path-dropped')).toEqual(['www.contoso.com:80/pkiops/*']);
    },
  );

  it('Check Point: a name below is found by its address, so the known names stand there too', () => {
    const { text, about } = written('check-point', ruleSet([below]));
    expect(text).toContain('name ".wild.contoso.com" is-sub-domain true');
    expect(text).toContain('name ".x.wild.contoso.com" is-sub-domain false');
    expect(about('by-reverse-dns')).toEqual(['*.wild.contoso.com:443']);
  });

  it('nftables: addresses alone, by family, and a word for each name without one', () => {
    const { text, about } = written('nftables', sample);
    expect(text).toContain('\t\t\t20.9.0.0/16,\n');
    expect(text).toContain('ip6 daddr @netready_allow_443_v6 tcp dport 443 accept');
    expect(about('names-lost')).toContain('*.unknown.contoso.com:443');
    expect(text).not.toContain('contoso');
  });

  it('Azure: what is not opened comes first, with no end of TLS', () => {
    const { text } = written('azure-firewall', sample);
    const { rules } = JSON.parse(text) as { rules: readonly { name: string }[] };
    expect(rules.map(({ name }) => name)).toEqual([
      'netready-no-inspect-443',
      'netready-no-inspect-8443',
      'netready-allow-80',
    ]);
  });

  it('Squid: what is left closed goes by the name in the hello, and what needs no login comes first', () => {
    const { text } = written('squid', sample);
    const lines = text.split('\n');
    const at = (start: string): number => lines.findIndex((line) => line.startsWith(start));
    expect(at('acl netready_splice ssl::server_name ')).toBeGreaterThan(0);
    expect(at('ssl_bump peek ')).toBeLessThan(at('ssl_bump splice '));
    const noLogin = at('# let these pass without a login: before the first http_access line that');
    expect(noLogin).toBeGreaterThan(0);
    expect(lines.slice(noLogin).some((line) => line.startsWith('http_access allow'))).toBe(true);
    const access = lines.filter((line) => line.startsWith('acl ') && line.includes('dstdomain'));
    for (const line of access) expect(line).toContain('dstdomain -n ');
  });

  const path = entry('www.contoso.com', { port: 80, scheme: 'http', path: '/pkiops/*' });

  it('PAN-OS: a path ends in a slash, and no list of domains is written', () => {
    expect(dialects['pan-os'].feed?.([path]).lines).toEqual(['www.contoso.com/pkiops/']);
    const { text } = written('pan-os', sample);
    expect(text).toContain('custom-url-category netready-allow type "URL List"');
    expect(text).not.toMatch(/type domain|external-list/);
    expect(text).toMatch(
      /decryption rules netready-no-inspect .* action no-decrypt type ssl-forward-proxy$/m,
    );
    for (const [, url = ''] of text.matchAll(/ list \[ (\S+) \]/g)) expect(url).toMatch(/\/$/);
  });

  it('FortiGate: a name and those below it are two objects in quotes, without a path, by look-ups', () => {
    const { text, about } = written('fortigate', ruleSet([both, below, path]));
    expect(text).toContain('set fqdn "both.contoso.com"\n');
    expect(text).toContain('set fqdn "*.both.contoso.com"\n');
    expect(text).not.toContain('set fqdn "wild.contoso.com"');
    expect(about('path-dropped')).toEqual(['www.contoso.com:80/pkiops/*']);
    expect(about('lookup-needed')).toEqual(['*.both.contoso.com', '*.wild.contoso.com']);
    for (const [, name = ''] of text.matchAll(/^ {4}edit (.*)$/gm))
      expect(name).toMatch(/^"[^"]{1,79}"$/);
    const feed = dialects.fortigate.feed?.([both, below]);
    expect(feed?.lines).toEqual(['*.both.contoso.com', '*.wild.contoso.com', 'both.contoso.com']);
  });

  it('FortiGate: an exemption goes by a wildcard FQDN of its own kind', () => {
    const { text } = written('fortigate', ruleSet([{ ...below, list: 'no-inspect' }]));
    expect(text).toMatch(
      /config firewall wildcard-fqdn custom\n {4}edit "(\S+)"\n {8}set wildcard-fqdn "\*\.wild\.contoso\.com"\n[\s\S]*set type wildcard-fqdn\n\s*set wildcard-fqdn "\1"\n/,
    );
  });

  it('Check Point: an object begins with a period, and a path is dropped', () => {
    const { text, about } = written('check-point', ruleSet([entry('one.contoso.com'), path]));
    expect(text).toContain('add dns-domain name ".one.contoso.com" is-sub-domain false');
    expect(about('path-dropped')).toEqual(['www.contoso.com:80/pkiops/*']);
    expect(about('by-reverse-dns')).toBeUndefined();
  });

  it('Cisco: a name that does not begin and end with a letter or a digit is told, and not written', () => {
    const { text, about } = written(
      'cisco',
      ruleSet([entry('_a.contoso.com'), entry('b.contoso.com')]),
    );
    expect(text).not.toContain('_a.contoso.com');
    expect(text).toContain(' fqdn b.contoso.com\n');
    expect(text).toMatch(/permit tcp any object-group NETREADY-443 eq 443\n/);
    expect(about('names-lost')).toEqual(['_a.contoso.com:443']);
  });

  it('Zscaler: a path is open at its right, and there is no port', () => {
    const { text, about } = written('zscaler', ruleSet([path]));
    expect(JSON.parse(text)[0].urls).toEqual(['www.contoso.com/pkiops/']);
    expect(about('port-dropped')).toEqual([]);
    expect(about('path-dropped')).toBeUndefined();
  });

  it('Azure: a star does not take the name itself, a path is dropped, and the port stands there', () => {
    const { text, about } = written('azure-firewall', ruleSet([below, both, path]));
    const { rules } = JSON.parse(text) as {
      rules: readonly { targetFqdns: readonly string[]; protocols: readonly object[] }[];
    };
    expect(rules.map(({ targetFqdns }) => targetFqdns)).toEqual([
      ['www.contoso.com'],
      ['*.both.contoso.com', '*.wild.contoso.com', 'both.contoso.com'],
    ]);
    expect(rules.map(({ protocols }) => protocols)).toEqual([
      [{ protocolType: 'Http', port: 80 }],
      [{ protocolType: 'Https', port: 443 }],
    ]);
    expect(about('path-dropped')).toEqual(['www.contoso.com:80/pkiops/*']);
  });

  it('Windows Firewall: keywords are resolved by themselves, and what a proxy fetches is not', () => {
    const { text, about } = written('windows-firewall', ruleSet([entry('one.contoso.com')]));
    expect(text).toMatch(
      /New-NetFirewallDynamicKeywordAddress -Id '\{[0-9a-f-]{36}\}' -Keyword 'one\.contoso\.com' -AutoResolve \$true\r\n/,
    );
    expect(text).toContain('-RemotePort 443 ');
    expect(about('lookup-needed')).toEqual([]);
  });

  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => entry(`n${index}.contoso.com`));

  it.each([
    ['pan-os', 50_000, 50_001],
    ['fortigate', 131_072, 131_073],
    ['zscaler', 25_000, 25_000],
  ] as const)(
    '%s: says that a list of more than %i is more than it takes',
    (name, most, written) => {
      const kinds = (count: number) =>
        dialects[name].feed?.(many(count)).notes.filter(({ kind }) => kind === 'too-many');
      expect(kinds(most)).toEqual([]);
      expect(kinds(most + 1)).toEqual([{ kind: 'too-many', about: [String(most)] }]);
      expect(dialects[name].feed?.(many(most + 1)).lines).toHaveLength(written);
    },
  );

  it('pfSense: an alias has 5,000 members at the most', () => {
    const { text, about } = written('pfsense', ruleSet(many(5001)));
    expect(about('too-many')).toEqual(['5000']);
    expect(/<address>([^<]*)</.exec(text)?.[1]?.split(' ')).toHaveLength(5000);
    expect(written('pfsense', ruleSet(many(5000))).about('too-many')).toBeUndefined();
  });

  it('bypass lists: WinHTTP by a star, curl by a name that takes those below, both without port and path', () => {
    const { text, about } = written('no-proxy', ruleSet([both, below, path]));
    expect(text).toContain('*.both.contoso.com;*.wild.contoso.com;both.contoso.com');
    expect(about('port-dropped')).toEqual([]);
    expect(about('path-dropped')).toEqual(['www.contoso.com:80/pkiops/*']);
    const agent = { ...below, components: ['linux-agent'] as const };
    expect(written('no-proxy', ruleSet([agent])).about('apex-added')).toEqual([
      '*.wild.contoso.com:443',
    ]);
  });

  it('Squid: takes 90 blocked targets in 20 lines at the most, comments aside', () => {
    const targets = listTargets()
      .filter(({ notRun }) => !notRun)
      .slice(0, 100);
    const report = redReport(targets, { kindOf: () => 'proxy-policy-refusal' });
    const set = ruleSetOfReport(report);
    expect(set.red).toBeGreaterThanOrEqual(90);
    const lines = dialects.squid
      .write(set)
      .text.split('\n')
      .filter((line) => /^[^#]/.test(line));
    expect(lines.length).toBeLessThanOrEqual(20);
    for (const line of lines) expect(line.length).toBeLessThan(1200);
  });
});

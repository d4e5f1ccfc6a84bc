import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedOf } from '../../../fixtures/rehearse/asked-of.ts';
import {
  plantedAddresses,
  plantedBump,
  plantedSquid,
} from '../../../fixtures/rehearse/planted-squid.ts';
import type { Ruling } from '../../../src/model/rules/ruling.ts';
import {
  readSquidPolicy,
  type SquidOptions,
} from '../../../src/rehearse/squid/read-squid-policy.ts';

const text = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

async function ruled(
  url: string,
  lines: readonly string[],
  options: SquidOptions & { readonly addresses?: readonly string[] } = {},
): Promise<Ruling> {
  return await readSquidPolicy(text(...lines), options).rule(askedOf(url, options.addresses));
}

describe('readSquidPolicy()', () => {
  it.each([...plantedSquid, ...plantedBump])('names the line: $name', async (planted) => {
    const { lines, asked, ruling, line } = planted;
    const { hostname } = new URL(asked);
    const policy = readSquidPolicy(text(...lines));
    expect(policy.unreadLines).toBe(0);
    const found = await policy.rule(askedOf(asked, plantedAddresses[hostname] ?? []));
    expect({ ruling: found.ruling, line: found.line }).toEqual({ ruling, line });
    expect(found.text).toBe(line === undefined ? undefined : joined(lines.slice(line - 1)));
  });

  it('goes by the client where it is known, and by nothing where it is not', async () => {
    const lines = ['acl ours src 10.0.0.0/8', 'http_access allow ours', 'http_access deny all'];
    const url = 'https://wdcp.example/';
    expect(await ruled(url, lines, { client: '10.1.2.3' })).toMatchObject({ ruling: 'passes' });
    expect(await ruled(url, lines, { client: '192.0.2.1' })).toMatchObject({ line: 3 });
    expect(await ruled(url, lines)).toMatchObject({ ruling: 'unknown', why: 'client', line: 2 });
    // Whoever asks, the answer is the same.
    const same = [...lines.slice(0, 1), 'http_access deny ours', 'http_access deny all'];
    expect(await ruled(url, same)).toMatchObject({ ruling: 'blocked', line: 3 });
  });

  it.each([
    ['a line of a kind that is not known', ['acl a dstdomain_fast x', 'http_access deny a'], 1],
    ['a file of names', ['acl a dstdomain "/etc/squid/a.txt"', 'http_access deny a'], 1],
    ['an include', ['include /etc/squid/conf.d/*.conf'], 1],
    ['a condition', ['if true', 'http_access deny all', 'endif'], 2],
    ['a pattern that is none', ['acl a dstdom_regex *.example', 'http_access deny a'], 1],
    ['a helper', ['external_acl_type t %DST /bin/t', 'acl a external t', 'http_access deny a'], 3],
    ['the clock', ['acl a time 08:00-18:00', 'http_access deny a'], 2],
    ['an address that is not known', ['acl a dst 10.0.0.0/8', 'http_access deny a'], 2],
    ['a program that rewrites', ['url_rewrite_program /bin/squidGuard'], 1],
  ])('does not know what depends on %s, and knows the rest', async (_, lines, line) => {
    const url = 'https://wdcp.example/';
    const all = [...lines, 'http_access allow all'];
    expect(await ruled(url, all)).toMatchObject({ ruling: 'unknown', line });
    const before = ['acl tls port 443', 'http_access deny tls', ...all];
    expect(await ruled(url, before)).toMatchObject({ ruling: 'blocked', line: 2 });
  });

  it.each([
    ['an ACL that is not there', 'http_access allow nobody'],
    ['a name that holds one before it', 'acl a dstdomain x.example .example'],
    ['a port that is none', 'acl a port https'],
    ['a word that is no directive', 'http_acess deny all'],
    ['an action that is none', 'ssl_bump open all'],
  ])('knows nothing where Squid does not start: %s', async (_, line) => {
    expect(await ruled('https://wdcp.example/', ['http_access allow all', line])).toEqual({
      ruling: 'unknown',
      why: 'file-refused',
      line: 2,
      text: line,
    });
  });

  it('asks for a login by a helper that takes one, and not behind what is missed', async () => {
    const lines = [
      'external_acl_type group %LOGIN /bin/group',
      'acl staff external group it',
      'acl other dstdomain other.example',
      'http_access allow other staff',
      'http_access allow staff',
    ];
    expect(await ruled('https://wdcp.example/', lines)).toMatchObject({ ruling: 'login', line: 5 });
  });

  it('does not know what is done behind a look at the certificate of the server', async () => {
    const lines = ['acl late at_step SslBump3', 'http_access allow all', 'ssl_bump peek !late'];
    const url = 'https://wdcp.example/';
    const unknown = { ruling: 'unknown', why: 'elsewhere', line: 4 };
    expect(await ruled(url, lines)).toMatchObject({ ruling: 'passes', line: 2 });
    for (const action of ['terminate', 'bump']) {
      expect(await ruled(url, [...lines, `ssl_bump ${action} all`])).toMatchObject(unknown);
    }
    const stared = [...lines.slice(0, 2), 'ssl_bump stare !late'];
    expect(await ruled(url, [...stared, 'ssl_bump splice all'])).toMatchObject(unknown);
    expect(await ruled(url, [...stared, 'ssl_bump terminate all'])).toMatchObject({
      ruling: 'blocked',
    });
  });

  it('names what it does not judge once, and is not moved by it', async () => {
    const policy = readSquidPolicy(
      text(
        'cache_peer up.example parent 8080 0',
        'never_direct allow all',
        'http_access allow all',
      ),
    );
    expect(policy.unread.map(({ line, why }) => ({ line, why }))).toEqual([
      { line: 1, why: 'not-judged' },
      { line: 2, why: 'not-judged' },
    ]);
    expect(await policy.rule(askedOf('https://a.example/'))).toMatchObject({ ruling: 'passes' });
  });

  it('reads files that it names where they are given, and tells a line of theirs by the file', async () => {
    const files = new Map([
      ['10-allow.conf', 'acl ours dstdomain "/etc/squid/ours.txt"\nhttp_access allow ours\n'],
      ['20-deny.conf', '# by the order of last year\nhttp_access deny all\n'],
      ['ours.txt', '# names\n\nwdcp.example # the one\r\n  .events.example\n'],
      ['other.txt', 'http_access allow all\n'],
    ]);
    const lines = ['include /etc/squid/conf.d/*.conf', 'http_access allow all'];
    expect(await ruled('https://a.events.example/', lines, { files })).toEqual({
      ...{ ruling: 'passes', line: 2, file: '10-allow.conf', text: 'http_access allow ours' },
    });
    expect(await ruled('https://winatp.example/', lines, { files })).toEqual({
      ...{ ruling: 'blocked', line: 2, file: '20-deny.conf', text: 'http_access deny all' },
    });
    const behind = [
      'acl a dstdomain "ours.txt" b.example',
      'http_access deny !a',
      'http_access allow all',
    ];
    expect(await ruled('https://wdcp.example/', behind, { files })).toMatchObject({ line: 3 });
    expect(await ruled('https://b.example/', behind, { files })).toMatchObject({
      ruling: 'unknown',
      line: 1,
    });
    const none = ['include /etc/squid/nothing/*.cfg', 'http_access allow all'];
    expect(await ruled('https://a.example/', none, { files })).toMatchObject({
      ruling: 'unknown',
      line: 1,
    });
  });

  it('ends where files include each other', async () => {
    const own = new Map([['a.conf', 'include a.conf\n']]);
    expect(await ruled('https://a.example/', ['include a.conf'], { files: own })).toMatchObject({
      ...{ ruling: 'unknown', why: 'file-refused', line: 1, file: 'a.conf' },
    });
    const many = new Map(
      Array.from({ length: 9 }, (_, index) => [`${index}.conf`, 'include *.conf\n'.repeat(9)]),
    );
    expect(await ruled('https://a.example/', ['include *.conf'], { files: many })).toMatchObject({
      ruling: 'unknown',
    });
  });

  it('ends where groups lead into each other, and where they are deep', async () => {
    const circle = ['acl a any-of all', 'acl b any-of a', 'acl a any-of b', 'http_access deny a'];
    expect(await ruled('https://a.example/', circle)).toMatchObject({ ruling: 'blocked' });
    const deep = Array.from(
      { length: 5000 },
      (_, index) => `acl g${index + 1} any-of g${index} g${index}`,
    );
    const lines = ['acl g0 port 443', ...deep, 'http_access deny g5000', 'http_access deny g20'];
    expect(await ruled('https://a.example/', lines)).toMatchObject({ ruling: 'blocked' });
  });

  it('stands any text, keeps little of it and always answers', async () => {
    const words = fc.constantFrom(
      ...['acl', 'a', 'b', 'all', '!a', 'dstdomain', 'dst', 'url_regex', 'http_access', 'allow'],
      ...['deny', 'ssl_bump', 'peek', 'any-of', '-i', '.x', '10.0.0.0/8', '"x"', '\\', '(', '[a-'],
      ...['include', 'if', 'endif', '#', '443', '\u0000', '\r', 'x\\ y'],
    );
    const line = fc.array(words, { maxLength: 7 }).map((some) => some.join(' '));
    const lines = fc.array(line, { maxLength: 12 }).map((some) => some.join('\n'));
    const texts = fc.oneof(lines, fc.string({ unit: 'binary', maxLength: 300 }));
    await fc.assert(
      fc.asyncProperty(texts, async (one) => {
        const policy = readSquidPolicy(one);
        expect(policy.unread.length).toBeLessThanOrEqual(50);
        const { ruling, text: told = '' } = await policy.rule(askedOf('https://a.x/'));
        expect(told.length).toBeLessThanOrEqual(120);
        expect(ruling).toBeTypeOf('string');
      }),
      { numRuns: 300 },
    );
    const many = readSquidPolicy('cache_peer x\n'.repeat(100_000));
    expect({ told: many.unread.length, all: many.unreadLines }).toEqual({ told: 50, all: 100_000 });
  });
});

/** A line with those that continue it. */
function joined(lines: readonly string[]): string {
  const [first = '', ...rest] = lines;
  return first.endsWith('\\')
    ? `${first.slice(0, -1)}${joined(rest.filter((line) => !line.startsWith('#'))).trim()}`
    : first.trim();
}

import { describe, expect, it } from 'vitest';
import { lintPac } from '../../../src/discovery/pac/lint-pac.ts';
import type { PacSelection } from '../../../src/discovery/pac/pac-selection.ts';
import { parsePacAnswer } from '../../../src/discovery/pac/parse-pac-answer.ts';

function answered(answer: string, more: Partial<PacSelection> = {}): PacSelection {
  const { entries, ignored } = parsePacAnswer(answer);
  return { url: 'https://a/', answer, entries, ignored, durationMs: 1, failure: null, ...more };
}

describe('lintPac()', () => {
  it('finds nothing in a plain file', () => {
    const script = 'function FindProxyForURL(url, host) {\n  return "PROXY p:1";\n}';
    expect(lintPac(script, [answered('DIRECT')])).toEqual([]);
  });

  it('names answers that nobody got, where many were asked', () => {
    const script = `function FindProxyForURL(url, host) {
      if (host === "x") return "PROXY old:1";
      if (host === "y") { return 'PROXY branch:1' }
      if (host === "z") return "PROXY " + host;
      return "DIRECT";
    }`;
    const many = Array.from({ length: 20 }, () => answered('DIRECT'));
    const unreached = (trace: readonly PacSelection[]): unknown[] =>
      lintPac(script, trace, { elsewhere: ['PROXY branch:1'] }).filter(
        ({ kind }) => kind === 'unreached-answer',
      );
    expect(unreached(many)).toEqual([{ kind: 'unreached-answer', line: 2, detail: 'PROXY old:1' }]);
    expect(unreached(many.slice(1))).toEqual([]);
  });

  it('tells of what goes around a proxy, and of proxies over TLS', () => {
    const kinds = (answer: string): string[] =>
      lintPac('', [answered(answer)]).map(({ kind }) => kind);
    expect(kinds('PROXY p:1; DIRECT')).toContain('direct-leak');
    expect(kinds('DIRECT; PROXY p:1')).not.toContain('direct-leak');
    expect(kinds('HTTPS p:1')).toContain('https-answer');
  });

  it('names each function once, with the line where it stands first', () => {
    const script = [
      'function FindProxyForURL(url, host) {',
      '  if (isInNet(host, "10.0.0.0", "255.0.0.0")) return "DIRECT";',
      '  if (isInNet (host, "11.0.0.0", "255.0.0.0")) return "DIRECT";',
      '  if (dnsResolveEx(host) || myIpAddress() === "x") return "DIRECT";',
      '  return timeRange(9, 17, "GMT") ? "DIRECT" : "PROXY p:1";',
      '}',
    ].join('\n');
    expect(lintPac(script, [])).toEqual([
      { kind: 'dns-lookup', line: 2, detail: 'isInNet' },
      { kind: 'dns-lookup', line: 4, detail: 'dnsResolveEx' },
      { kind: 'ex-function', line: 4, detail: 'dnsResolveEx' },
      { kind: 'own-address', line: 4, detail: 'myIpAddress' },
      { kind: 'time-dependent', line: 5, detail: 'timeRange' },
      { kind: 'time-range-hours', line: 5, detail: 'timeRange' },
    ]);
  });

  it('does not look into comments and texts', () => {
    const script = `// dnsResolve(host)
      /* myIpAddress() => let x */
      function FindProxyForURL(url, host) { return "isInNet(a) => \\" ?? " + 'DIRECT'; }`;
    expect(lintPac(script, [])).toEqual([]);
  });

  it.each([
    ['let x = 1;', 'let'],
    ['const x = 1;', 'const'],
    ['var f = (a) => a;', '=>'],
    ['var t = `x`;', '`'],
    ['var t = a?.b;', '?.'],
    ['var t = a ?? b;', '??'],
    ['f(...a);', '...'],
  ])('calls "%s" newer than the engines of older systems', (script, detail) => {
    expect(lintPac(script, [])).toContainEqual({ kind: 'newer-syntax', line: 1, detail });
  });

  it.each(['var letter = 1;', 'var t = a ? .5 : 1;', 'var x = a?.5:1;', 'x.class = 1;'])(
    'does not call "%s" new',
    (script) => {
      expect(lintPac(script, []).filter(({ kind }) => kind === 'newer-syntax')).toEqual([]);
    },
  );

  it.each([
    ['if (host.endsWith(".x")) return "DIRECT";', '.endsWith'],
    ['return ["a"].includes(host);', '.includes'],
    ['for (k of Object.entries(o)) {}', 'Object.entries'],
    ['var seen = new Set();', 'new Set'],
  ])('calls what "%s" calls newer than the engines of older systems', (script, detail) => {
    expect(lintPac(script, [])).toContainEqual({ kind: 'newer-function', line: 1, detail });
  });

  it.each([
    'String.prototype.endsWith = function (s) {}; if (host.endsWith(".x")) return "DIRECT";',
    'function Set() {} var seen = new Set();',
    'var o = { includes: 1 }; return o.includes;',
    'return host.indexOf(".x") < 0 ? "a.includes(b)" : "DIRECT";',
  ])('does not call what "%s" calls new', (script) => {
    expect(lintPac(script, []).filter(({ kind }) => kind === 'newer-function')).toEqual([]);
  });

  it('tells what the answers hold', () => {
    const lookups = [{ name: 'a', addresses: ['192.0.2.1'] }];
    const trace = [
      answered('SOCKS s; PROXY p', { lookups }),
      answered('PROXY p; JUNK', { lookups }),
    ];
    expect(lintPac('function FindProxyForURL() {}', trace)).toEqual([
      { kind: 'dns-for-every-url', detail: '2' },
      { kind: 'socks-answer', detail: 'socks4' },
      { kind: 'first-proxy-only', detail: 'SOCKS s; PROXY p' },
      { kind: 'not-understood', detail: 'JUNK' },
      { kind: 'no-direct', detail: 'SOCKS s; PROXY p' },
    ]);
  });

  it('names a path of the URL, another entry point, and a file that is too large', () => {
    const script = `function FindProxyForURLEx(url) {}
function FindProxyForURL(url) { return shExpMatch(url, '*/x') ? 'DIRECT' : ''; }
${' '.repeat(1024 * 1024)}`;
    expect(lintPac(script, []).map(({ kind, line }) => [kind, line])).toEqual([
      ['large', undefined],
      ['ex-entry-point', 1],
      ['path-of-url', 2],
    ]);
  });

  it.each(['/*', "'\\", '`', '"\\'])('takes a megabyte of %s in time', (part) => {
    expect(lintPac(part.repeat(500_000 / part.length), []).length).toBeLessThan(3);
  });
});

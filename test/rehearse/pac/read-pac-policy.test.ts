import { afterEach, describe, expect, it } from 'vitest';
import { createPacEngine, type PacEngine } from '../../../src/discovery/pac/create-pac-engine.ts';
import { scriptedNames } from '../../../src/discovery/pac/scripted-names.ts';
import type { Ruling } from '../../../src/model/rules/ruling.ts';
import { type PacWay, readPacPolicy } from '../../../src/rehearse/pac/read-pac-policy.ts';
import type { Policy } from '../../../src/rehearse/policy.ts';

const engines: PacEngine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
});

function policyOf(body: string, { way, dns }: { way?: PacWay; dns?: string } = {}): Policy {
  const script = `function FindProxyForURL(url, host) {\n${body}\n}\n`;
  return readPacPolicy(script, {
    open: (text, lookup) => {
      const engine = createPacEngine(text, { lookup, own: ['10.1.2.3'] });
      engines.push(engine);
      return engine;
    },
    ...(way !== undefined && { way }),
    ...(dns !== undefined && { lookup: scriptedNames(dns) }),
  });
}

const ask = (policy: Policy, host: string, addresses: readonly string[] = []): Promise<Ruling> =>
  Promise.resolve(policy.rule({ host, port: 443, scheme: 'https', path: '/', addresses }));

const branch = `
  if (dnsDomainIs(host, '.contoso.com')) return 'DIRECT';
  if (shExpMatch(host, 'old.*')) return 'PROXY old.example:8080; DIRECT';
  return 'PROXY proxy.example:3128';`;

const proxy: PacWay = { host: 'proxy.example', port: 3128 };

describe('readPacPolicy() says of a script', () => {
  it('where it sends each row, if anywhere is right', async () => {
    const policy = policyOf(branch);
    expect(await ask(policy, 'a.contoso.com')).toEqual({ ruling: 'passes', answer: 'DIRECT' });
    expect(await ask(policy, 'a.example')).toEqual({
      ...{ ruling: 'passes', answer: 'PROXY proxy.example:3128' },
    });
  });

  it('which rows do not go direct, and the line that says so', async () => {
    const policy = policyOf(branch, { way: 'direct' });
    expect(await ask(policy, 'a.contoso.com')).toMatchObject({ ruling: 'passes' });
    // That a later entry is direct does not make it the way.
    expect(await ask(policy, 'old.example')).toEqual({
      ...{ ruling: 'diverted', answer: 'PROXY old.example:8080; DIRECT', line: 4 },
      text: "if (shExpMatch(host, 'old.*')) return 'PROXY old.example:8080; DIRECT';",
    });
    expect(await ask(policy, 'a.example')).toMatchObject({ ruling: 'diverted', line: 5 });
  });

  it('which rows do not go to the proxy that is meant', async () => {
    const policy = policyOf(branch, { way: { host: 'Proxy.Example', port: 3128 } });
    expect(await ask(policy, 'a.example')).toMatchObject({ ruling: 'passes' });
    expect(await ask(policy, 'old.example')).toMatchObject({ ruling: 'diverted', line: 4 });
    expect(await ask(policy, 'a.contoso.com')).toMatchObject({ ruling: 'diverted', line: 3 });
  });

  it('no line where the script answers otherwise when it is watched', async () => {
    const body = "  return typeof netreadyTold$ === 'undefined' ? 'PROXY p:1' : 'DIRECT';";
    expect(await ask(policyOf(body, { way: 'direct' }), 'a.example')).toEqual({
      ...{ ruling: 'diverted', answer: 'PROXY p:1' },
    });
  });

  it('the line at which it throws: browsers go direct then, and of the sensor it is not known', async () => {
    const body = "  if (host === 'a.example')\n    return nobody.knows(host);\n  return 'DIRECT';";
    const at = { line: 3, text: 'return nobody.knows(host);', why: 'script-failure' };
    for (const way of [undefined, 'direct'] as const) {
      const policy = policyOf(body, way && { way });
      expect(await ask(policy, 'a.example')).toEqual({ ruling: 'unknown', ...at });
      expect(await ask(policy, 'b.example')).toMatchObject({ ruling: 'passes' });
    }
    // Nobody goes to a proxy then, whatever it is that they do.
    expect(await ask(policyOf(body, { way: proxy }), 'a.example')).toEqual({
      ...{ ruling: 'diverted', ...at },
    });
  });

  it('nothing of one that throws for want of an address', async () => {
    const policy = policyOf("  return dnsResolve(host).split('.')[0];", { way: proxy });
    expect(await ask(policy, 'a.example')).toMatchObject({
      ...{ ruling: 'unknown', why: 'no-address', line: 2 },
    });
  });

  it('the line that does not parse, for every row: a proxy may be set beside it', async () => {
    const broken = policyOf("  if (host = = 'a') return 'DIRECT';", { way: proxy });
    expect(await ask(broken, 'a.example')).toMatchObject({
      ...{ ruling: 'unknown', why: 'script-unloadable', line: 2 },
    });
  });

  it.each([
    ['an empty text', "  return '';", 2],
    ['what is no way', "  return 'VIA proxy';", 2],
    ['what is half a way', "  return 'PROXY http://p:1';", 2],
  ])('that it answers %s, and by which line', async (_, body, line) => {
    expect(await ask(policyOf(body), 'a.example')).toMatchObject({
      ...{ ruling: 'unknown', why: 'no-way', line },
    });
  });

  it.each([
    ['nothing', '  return;'],
    ['a number', '  return 42;'],
  ])('that it answers %s, which is a failure', async (_, body) => {
    expect(await ask(policyOf(body), 'a.example')).toMatchObject({ why: 'script-failure' });
  });

  it('that it does not end', async () => {
    const policy = readPacPolicy('function FindProxyForURL() { for (;;); }', {
      open: (script, lookup) => {
        const engine = createPacEngine(script, {
          ...{ lookup, timeoutMs: 100 },
        });
        engines.push(engine);
        return engine;
      },
    });
    expect(await ask(policy, 'a.example')).toMatchObject({ why: 'script-stopped' });
  });

  it('that it asks for a name of which nothing is known, and answers where something is', async () => {
    const body =
      "  return isInNet(dnsResolve(host), '20.60.0.0', '255.255.0.0') ? 'DIRECT' : 'PROXY p:1';";
    expect(await ask(policyOf(body), 'a.example')).toMatchObject({
      ...{ ruling: 'unknown', why: 'no-address', line: 2 },
    });
    // By the row's own addresses, or by those that somebody gave.
    expect(await ask(policyOf(body), 'a.example', ['20.60.1.1'])).toMatchObject({
      answer: 'DIRECT',
    });
    const given = policyOf(body, { dns: 'a.example 20.61.1.1' });
    expect(await ask(given, 'a.example')).toMatchObject({ answer: 'PROXY p:1' });
  });

  it('nothing of what is no URL', async () => {
    expect(await ask(policyOf(branch), 'a b')).toMatchObject({ ruling: 'unknown' });
  });
});

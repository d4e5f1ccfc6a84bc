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
    open: (lookup) => {
      const engine = createPacEngine(script, { lookup, own: ['10.1.2.3'] });
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

describe('readPacPolicy() says of a script', () => {
  it('where it sends each row, if anywhere is right', async () => {
    const policy = policyOf(branch);
    expect(await ask(policy, 'a.contoso.com')).toEqual({ ruling: 'passes', text: 'DIRECT' });
    expect(await ask(policy, 'a.example')).toEqual({
      ...{ ruling: 'passes', text: 'PROXY proxy.example:3128' },
    });
  });

  it('which rows do not go direct', async () => {
    const policy = policyOf(branch, { way: 'direct' });
    expect(await ask(policy, 'a.contoso.com')).toMatchObject({ ruling: 'passes' });
    // That a later entry is direct does not make it the way.
    expect(await ask(policy, 'old.example')).toEqual({
      ...{ ruling: 'diverted', text: 'PROXY old.example:8080; DIRECT' },
    });
  });

  it('which rows do not go to the proxy that is meant', async () => {
    const policy = policyOf(branch, { way: { host: 'Proxy.Example', port: 3128 } });
    expect(await ask(policy, 'a.example')).toMatchObject({ ruling: 'passes' });
    expect(await ask(policy, 'old.example')).toMatchObject({ ruling: 'diverted' });
    expect(await ask(policy, 'a.contoso.com')).toMatchObject({ ruling: 'diverted' });
  });

  it('the line at which it throws', async () => {
    const policy = policyOf(
      "  if (host === 'a.example')\n    return nobody.knows(host);\n  return 'DIRECT';",
    );
    expect(await ask(policy, 'a.example')).toEqual({
      ...{ ruling: 'unknown', why: 'script-failure', line: 3, text: 'return nobody.knows(host);' },
    });
    expect(await ask(policy, 'b.example')).toMatchObject({ ruling: 'passes' });
  });

  it('the line that does not parse, for every row', async () => {
    const policy = policyOf("  return 'DIRECT'");
    const broken = policyOf("  if (host = = 'a') return 'DIRECT';");
    expect(await ask(policy, 'a.example')).toMatchObject({ ruling: 'passes' });
    expect(await ask(broken, 'a.example')).toMatchObject({
      ...{ ruling: 'unknown', why: 'script-failure', line: 2 },
    });
  });

  it.each([
    ['nothing', '  return;'],
    ['an empty text', "  return '';"],
    ['what is no way', "  return 'VIA proxy';"],
    ['what is half a way', "  return 'PROXY http://p:1';"],
    ['a number', '  return 42;'],
  ])('that it answers %s', async (_, body) => {
    expect(await ask(policyOf(body), 'a.example')).toMatchObject({
      ...{ ruling: 'unknown', why: 'script-failure' },
    });
  });

  it('that it does not end', async () => {
    const policy = readPacPolicy('function FindProxyForURL() { for (;;); }', {
      open: (lookup) => {
        const engine = createPacEngine('function FindProxyForURL() { for (;;); }', {
          ...{ lookup, timeoutMs: 100 },
        });
        engines.push(engine);
        return engine;
      },
    });
    expect(await ask(policy, 'a.example')).toMatchObject({ why: 'script-failure' });
  });

  it('that it asks for a name of which nothing is known, and answers where something is', async () => {
    const body =
      "  return isInNet(dnsResolve(host), '20.60.0.0', '255.255.0.0') ? 'DIRECT' : 'PROXY p:1';";
    expect(await ask(policyOf(body), 'a.example')).toEqual({
      ...{ ruling: 'unknown', why: 'no-address' },
    });
    // By the row's own addresses, or by those that somebody gave.
    expect(await ask(policyOf(body), 'a.example', ['20.60.1.1'])).toMatchObject({ text: 'DIRECT' });
    const given = policyOf(body, { dns: 'a.example 20.61.1.1' });
    expect(await ask(given, 'a.example')).toMatchObject({ text: 'PROXY p:1' });
  });

  it('nothing of what is no URL', async () => {
    expect(await ask(policyOf(branch), 'a b')).toMatchObject({ ruling: 'unknown' });
  });
});

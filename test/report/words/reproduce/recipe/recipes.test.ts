import { describe, expect, it } from 'vitest';
import {
  addressesBeside,
  spokenScheme,
  withoutIpv4,
} from '../../../../../src/report/words/reproduce/recipe/beside.ts';
import {
  nameBeside,
  smallerHello,
  wrongClock,
} from '../../../../../src/report/words/reproduce/recipe/handshake-recipes.ts';
import { allAtOnce } from '../../../../../src/report/words/reproduce/recipe/other-recipes.ts';
import { sceneOf, shellOf } from '../scene-of.ts';

const proxy = { kind: 'http', host: 'p.example', port: 3128 } as const;
const resolve = { step: 'resolve', role: 'target', name: 'a.example', server: '10.0.0.53:53' };

describe('recipes of two lines', () => {
  it('put a dead address beside one that serves, of a proxy as well', () => {
    const facts = { address: '20.1.1.1', servedBy: '20.1.1.2', port: 443 };
    const direct = shellOf(addressesBeside, sceneOf({ facts }));
    expect(direct.map((line) => /:443:([\d.]+) /.exec(line)?.[1])).toEqual([
      '20.1.1.1',
      '20.1.1.2',
    ]);
    const behind = shellOf(addressesBeside, sceneOf({ facts, attempt: { proxy } }));
    expect(behind.map((line) => /-x (\S+)/.exec(line)?.[1])).toEqual([
      'http://20.1.1.1:3128',
      'http://20.1.1.2:3128',
    ]);
  });

  it('put a name that is filtered beside one that is not, inside a tunnel too', () => {
    const facts = { harmlessName: 'www.example.net' };
    const [, direct] = shellOf(nameBeside, sceneOf({ facts: { ...facts, address: '20.1.1.1' } }));
    expect(direct).toContain('--resolve www.example.net:443:20.1.1.1 -k ');
    const [, behind] = shellOf(nameBeside, sceneOf({ facts, attempt: { proxy } }));
    expect(behind).toContain('--connect-to www.example.net:443:a.example:443 -k ');
  });

  it('offer what passes: nothing newer, or little', () => {
    const of = (passesWith: readonly string[]): readonly string[] =>
      shellOf(smallerHello, sceneOf({ facts: { passesWith, address: '20.1.1.1' } }));
    expect(of(['tls-1.2'])[1]).toContain('--tls-max 1.2');
    expect(of(['small-hello'])[1]).toContain('--curves P-256');
    expect(of(['large-hello'])).toHaveLength(1);
  });

  it('ask the proxy in the scheme that it speaks', () => {
    const facts = { scheme: 'http', speaks: 'TLS' };
    const lines = shellOf(spokenScheme, sceneOf({ facts, attempt: { proxy } }));
    expect(lines.map((line) => /-x (\w+)/.exec(line)?.[1])).toEqual(['http', 'https']);
  });

  it('show that a name has no address of IPv4, and that IPv6 serves', () => {
    const facts = { server: '10.0.0.53:53', address: '2001:db8::1', port: 443, name: 'a.example' };
    const [missing, serving] = shellOf(withoutIpv4, sceneOf({ facts, steps: [resolve] }));
    expect(missing).toBe('dig @10.0.0.53 -q a.example -t A +tries=1 +time=5');
    expect(serving).toContain("--resolve 'a.example:443:[2001:db8::1]'");
  });

  it('tell the time of this machine beside the dates of a chain, or of an answer', () => {
    const [now, chain] = shellOf(wrongClock, sceneOf({ facts: { notBefore: '2030' } }));
    expect([now, chain?.slice(0, 16)]).toEqual(['date -u', 'openssl s_client']);
    expect(shellOf(wrongClock, sceneOf({ facts: { date: '2030' } }))[1]).toMatch(/^curl /);
  });

  it('ask twice as many at once as it took, and sixty at the most', () => {
    const [few] = shellOf(allAtOnce, sceneOf({ facts: { inFlight: 5 }, attempt: { proxy } }));
    expect(few).toMatch(/--parallel-max 10 .* 'https:\/\/a\.example\/x#\[1-10\]'$/);
    const facts = { inFlight: 500, server: '10.0.0.53:53' };
    expect(shellOf(allAtOnce, sceneOf({ facts, steps: [resolve] }))[0]).toBe(
      'for i in $(seq 60); do dig @10.0.0.53 -q a.example -t A +tries=1 +time=5 & done; wait',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { pairVerdicts } from '../../../src/lab/outcome/pair-verdicts.ts';
import type { Expected, VerdictPlace } from '../../../src/lab/outcome/places.ts';

const nothing: Expected & { readonly innocent: boolean } = {
  ...{ findings: [], possible: [], absent: [], verdicts: [] },
  innocent: false,
};

function decided(verdict: VerdictPlace['verdict'], route?: string): VerdictPlace {
  return { verdict, host: 'a.example', port: 443, ...(route !== undefined && { route }) };
}

describe('pairVerdicts()', () => {
  it('holds a verdict against the one that is named for its host and route', () => {
    const verdicts = [{ host: 'a.example', route: 'direct', verdict: 'blocked' }] as const;
    expect(pairVerdicts({ ...nothing, verdicts }, [decided('degraded', 'direct')])).toEqual([
      { host: 'a.example', route: 'direct', expected: 'blocked', reported: 'degraded' },
    ]);
  });

  it('expects that a target is reachable where nothing else is expected', () => {
    const findings = [{ kind: 'port-silence', host: 'b.example' }] as const;
    const places = [decided('blocked', 'direct'), decided('blocked')];
    expect(pairVerdicts({ ...nothing, findings }, places)).toEqual([
      { host: 'a.example', route: 'direct', expected: 'reachable', reported: 'blocked' },
      { host: 'a.example', expected: 'reachable', reported: 'blocked' },
    ]);
  });

  it('judges no verdict of a place of which a finding, but no verdict, is expected', () => {
    const findings = [{ kind: 'port-silence', host: 'a.example', route: 'direct' }] as const;
    const places = [decided('blocked', 'direct'), decided('blocked'), decided('down', 'socks')];
    expect(pairVerdicts({ ...nothing, findings }, places)).toEqual([
      { host: 'a.example', route: 'socks', expected: 'reachable', reported: 'down' },
    ]);
  });

  it('lets nobody say `blocked` in an innocent network', () => {
    const findings = [{ kind: 'port-silence', host: 'a.example' }] as const;
    const expected = { ...nothing, findings, innocent: true };
    expect(pairVerdicts(expected, [decided('inconclusive'), decided('blocked')])).toEqual([
      { host: 'a.example', reported: 'blocked' },
    ]);
  });

  it('tells targets of one host by their ports, where the scenario does', () => {
    const verdicts = [{ host: 'a.example', port: 80, verdict: 'blocked' }] as const;
    const places = [{ ...decided('blocked'), port: 80 }, decided('reachable')];
    expect(pairVerdicts({ ...nothing, verdicts }, places)).toEqual([
      { host: 'a.example', expected: 'blocked', reported: 'blocked' },
      { host: 'a.example', expected: 'reachable', reported: 'reachable' },
    ]);
  });

  it('says which verdict nobody gave', () => {
    const verdicts = [{ host: 'a.example', verdict: 'down' }] as const;
    expect(pairVerdicts({ ...nothing, verdicts }, [])).toEqual([
      { host: 'a.example', expected: 'down' },
    ]);
  });
});

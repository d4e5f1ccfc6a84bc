import { describe, expect, it } from 'vitest';
import { pairFindings } from '../../../src/lab/outcome/pair-findings.ts';
import type { Expected, FindingPlace } from '../../../src/lab/outcome/places.ts';

const nothing: Expected = { findings: [], possible: [], absent: [], verdicts: [] };

function found(kind: FindingPlace['kind'], parts: Partial<FindingPlace> = {}): FindingPlace {
  return { kind, severity: 'error', host: 'a.example', route: 'direct', ...parts };
}

describe('pairFindings()', () => {
  it('pairs what was expected with what is there, once for a host, route and kind', () => {
    const expected = {
      ...nothing,
      findings: [{ kind: 'port-silence', host: 'a.example' }],
    } as const;
    expect(pairFindings(expected, [found('port-silence'), found('port-silence')])).toEqual([
      {
        ...{ host: 'a.example', route: 'direct' },
        ...{ expected: 'port-silence', reported: 'port-silence' },
      },
    ]);
  });

  it('neither asks for what is possible nor counts it', () => {
    const expected = {
      ...nothing,
      possible: [{ kind: 'passing-fault', host: 'a.example' }],
    } as const;
    expect(pairFindings(expected, [])).toEqual([]);
    expect(pairFindings(expected, [found('passing-fault')])).toEqual([]);
    expect(pairFindings(expected, [found('passing-fault', { host: 'b.example' })])).toHaveLength(1);
  });

  it('lets one expectation without a place stand for all places', () => {
    const expected = { ...nothing, findings: [{ kind: 'captive-portal' }] } as const;
    const places = [found('captive-portal'), found('captive-portal', { host: 'b.example' })];
    const pairs = pairFindings(expected, places);
    expect(pairs).toHaveLength(2);
    for (const { expected: one, reported } of pairs) expect(reported).toBe(one);
  });

  it('says what is missing, and where it should be', () => {
    const expected = {
      ...nothing,
      findings: [{ kind: 'port-silence', host: 'a.example' }, { kind: 'clock-skew' }],
    } as const;
    expect(pairFindings(expected, [])).toEqual([
      { host: 'a.example', route: '*', expected: 'port-silence' },
      { host: '*', route: '*', expected: 'clock-skew' },
    ]);
  });

  it('says what nobody expected', () => {
    expect(pairFindings(nothing, [found('sni-filter')])).toEqual([
      { host: 'a.example', route: 'direct', reported: 'sni-filter' },
    ]);
  });

  it('takes a missing one and one too many at the same place for a confusion, once', () => {
    const findings = [{ kind: 'sni-filter', host: 'a.example', route: 'direct' }] as const;
    const places = [
      found('handshake-reset', { host: 'b.example' }),
      found('handshake-reset'),
      found('passing-fault'),
    ];
    expect(pairFindings({ ...nothing, findings }, places)).toEqual([
      {
        ...{ host: 'a.example', route: 'direct' },
        ...{ expected: 'sni-filter', reported: 'handshake-reset' },
      },
      { host: 'b.example', route: 'direct', reported: 'handshake-reset' },
      { host: 'a.example', route: 'direct', reported: 'passing-fault' },
    ]);
  });

  it('counts a warning, and a remark only where its kind is ruled out', () => {
    const remark = found('route-disagreement', { severity: 'info' });
    const warning = found('passing-fault', { severity: 'warning' });
    expect(pairFindings(nothing, [remark, warning]).map((one) => one.reported)).toEqual([
      'passing-fault',
    ]);
    const absent = ['route-disagreement'] as const;
    expect(pairFindings({ ...nothing, absent }, [remark])).toEqual([
      { host: 'a.example', route: 'direct', reported: 'route-disagreement' },
    ]);
  });
});

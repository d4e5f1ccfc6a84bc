import { describe, expect, it } from 'vitest';
import { effects } from '../../../src/diagnosis/verdict/effects.ts';
import { summarise } from '../../../src/diagnosis/verdict/summary.ts';
import { findingKinds } from '../../../src/model/finding/finding.ts';
import { verdictNames } from '../../../src/model/finding/verdict.ts';
import { worst } from '../../../src/model/finding/worst.ts';

describe('worst()', () => {
  it('puts what somebody did before what nobody knows, and both before what was not tried', () => {
    expect(worst(['reachable', 'inconclusive', 'down', 'blocked'])).toBe('blocked');
    expect(worst(['reachable', 'not-run', 'degraded'])).toBe('not-run');
    expect(worst([])).toBeUndefined();
  });

  it('knows every verdict', () => {
    expect(verdictNames.map((verdict) => worst([verdict]))).toEqual(verdictNames);
  });
});

describe('effects', () => {
  it('never call a service blocked for what it may have done itself', () => {
    const mayBeService = findingKinds.filter((kind) => {
      return /^(?:handshake|certificate|self-signed|incomplete)-/.test(kind);
    });
    expect(mayBeService.filter((kind) => effects[kind].verdict === 'blocked')).toEqual([]);
  });

  it('let nothing pass but what the table says', () => {
    const passing = findingKinds.filter((kind) => {
      return ['reachable', 'degraded'].includes(effects[kind].verdict);
    });
    expect(passing).toEqual([
      'pac-unsupported',
      'pac-windows-difference',
      'dead-resolver',
      'local-name-override',
      'dns-injection',
      'resolver-disagreement',
      'dead-address',
      'ipv4-missing',
      'transparent-interception',
      'unexpected-root',
      'sloppy-answer',
      'passing-fault',
      'client-limit',
      'route-disagreement',
      'ipv6-failure',
      'revocation-unreachable',
      'slow-step',
      // Only what is told beside a sound try; an error of it is inconclusive.
      'local-limit',
    ]);
  });
});

describe('summarise()', () => {
  it('counts targets as a whole and no routes', () => {
    const summary = summarise([
      { target: 't1', verdict: 'reachable' },
      { target: 't1', route: 'direct', verdict: 'blocked' },
      { target: 't2', verdict: 'not-run' },
    ]);
    expect(summary).toMatchObject({ targets: 2, reachable: 1, notRun: 1, blocked: 0 });
  });
});

import { describe, expect, it } from 'vitest';
import { commands, events, headOf } from '../../fixtures/case/head.ts';
import { exitStatus } from '../../src/diagnosis/exit-status.ts';
import type { AuditOptions, Report } from '../../src/model/audit/report.ts';
import type { VerdictName } from '../../src/model/finding/verdict.ts';

const optional = { ...events, required: false };
const attemptOf = (target: string, verdict: VerdictName): Report['attempts'][number] => {
  const attempt = { id: 'a1', target, route: 'direct', sample: 1, purpose: 'audit' } as const;
  return {
    ...attempt,
    scheme: 'https',
    host: 'a.example',
    port: 443,
    path: '/',
    verdict,
    observations: [],
    findings: [],
  };
};
const statusOf = (verdict: VerdictName, failOn: AuditOptions['failOn'] = 'blocked') =>
  exitStatus({
    ...headOf([], [], { failOn }),
    findings: [],
    targets: [commands, optional],
    attempts: [],
    verdicts: [
      { target: 't1', verdict },
      { target: 't1', route: 'direct', verdict: 'blocked' },
      { target: 't2', verdict: 'blocked' },
    ],
  });

describe('exitStatus()', () => {
  it.each(['reachable', 'degraded', 'not-applicable'] as const)('is 0 for %s', (verdict) => {
    expect(statusOf(verdict)).toBe(0);
  });

  it.each(['blocked', 'down', 'inconclusive', 'not-run'] as const)('is 1 for %s', (verdict) => {
    expect(statusOf(verdict)).toBe(1);
  });

  it('is 1 for degraded with --fail-on degraded, and 0 for reachable', () => {
    expect(statusOf('degraded', 'degraded')).toBe(1);
    expect(statusOf('reachable', 'degraded')).toBe(0);
  });

  it('is 0 for all with --fail-on never', () => {
    expect(statusOf('blocked', 'never')).toBe(0);
  });

  it('is 1 where a required target has no verdict at all', () => {
    const head = { ...headOf([], []), findings: [] };
    expect(exitStatus({ ...head, targets: [commands], verdicts: [], attempts: [] })).toBe(1);
  });

  it('is 130 where a required target was not tried any more, and no other failed', () => {
    const head = { ...headOf([], []), findings: [] };
    const attempts = [attemptOf('t1', 'not-run')];
    const verdicts = [{ target: 't1', verdict: 'not-run' }] as const;
    expect(exitStatus({ ...head, targets: [commands], verdicts, attempts })).toBe(130);
    const never = { ...head.options, failOn: 'never' } as const;
    expect(exitStatus({ ...head, options: never, targets: [commands], verdicts, attempts })).toBe(
      0,
    );
  });

  it('is 1 where one does not pass, whatever was not tried', () => {
    const head = { ...headOf([], []), findings: [] };
    const targets = [commands, { ...events, required: true }];
    const attempts = [attemptOf('t1', 'not-run'), attemptOf('t2', 'blocked')];
    const verdicts = [
      { target: 't1', verdict: 'not-run' },
      { target: 't2', verdict: 'blocked' },
    ] as const;
    expect(exitStatus({ ...head, targets, verdicts, attempts })).toBe(1);
  });
});

import { describe, expect, it } from 'vitest';
import { commands, events, headOf } from '../../fixtures/case/head.ts';
import { exitStatus } from '../../src/diagnosis/exit-status.ts';
import type { AuditOptions, VerdictName } from '../../src/model/report.ts';

const optional = { ...events, required: false };
const statusOf = (verdict: VerdictName, failOn: AuditOptions['failOn'] = 'blocked') =>
  exitStatus({
    options: headOf([], [], { failOn }).options,
    targets: [commands, optional],
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
    const { options } = headOf([], []);
    expect(exitStatus({ options, targets: [commands], verdicts: [] })).toBe(1);
  });
});

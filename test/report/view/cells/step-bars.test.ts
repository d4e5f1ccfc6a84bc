import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../../src/model/audit/observation.ts';
import type { ReportedAttempt } from '../../../../src/model/audit/report.ts';
import { stepBars } from '../../../../src/report/view/cells/step-bars.ts';

const attempt = (id: string, more: Partial<ReportedAttempt> = {}): ReportedAttempt => ({
  ...{ id, target: 't1', route: 'direct', sample: 1, purpose: 'audit' },
  ...{ host: 'a.example', port: 443, scheme: 'https', path: '/', method: 'GET' },
  ...{ observations: [], verdict: 'reachable', findings: [] },
  ...more,
});

const base = (id: string, startedAt: string, durationMs: number) => {
  return { id, attempt: id.split('.')[0] ?? '', startedAt, durationMs, failure: null };
};

const observations: readonly Observation[] = [
  {
    ...base('a1.1', '2026-01-01T00:00:00.000Z', 2.4),
    ...{ step: 'connect', role: 'target', address: '192.0.2.1', port: 443 },
  },
  {
    ...base('a1.2', '2026-01-01T00:00:00.002Z', 10),
    ...{ step: 'exchange', method: 'GET', url: 'https://a.example/', sent: '', firstByteMs: 8 },
  },
  {
    ...base('a2.1', '2026-01-01T00:00:09.000Z', 99),
    ...{ step: 'connect', role: 'target', address: '192.0.2.1', port: 443 },
  },
];

describe('stepBars()', () => {
  it('lets a step begin where the one before it ended, and parts an answer at its first byte', () => {
    const [row] = stepBars({ attempts: [attempt('a1')], observations }).bars('t1');
    expect(row?.bars).toEqual([
      { kind: 'connect', from: 0, ms: 2.4, failed: false },
      { kind: 'wait', from: 2.4, ms: 8, failed: false },
      { kind: 'transfer', from: 10.4, ms: 2, failed: false },
    ]);
    expect(row?.totalMs).toBeCloseTo(12.4);
  });

  it('takes the first attempt of the audit itself over a route', () => {
    const attempts = [attempt('a3', { purpose: 'control' }), attempt('a1'), attempt('a2')];
    const rows = stepBars({ attempts, observations }).bars('t1');
    expect(rows.map((row) => row.attempt)).toEqual(['a1']);
  });
});

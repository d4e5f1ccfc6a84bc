import { describe, expect, it } from 'vitest';
import { allFine } from '../../../fixtures/report/all-fine.ts';
import type { Observation } from '../../../src/model/observation.ts';
import type { ReportedAttempt } from '../../../src/model/report.ts';
import { cellKey } from '../../../src/report/cell-key.ts';
import { type CellMeasures, cellMeasures } from '../../../src/report/csv/cell-measures.ts';

const [attempt] = allFine.attempts as readonly [ReportedAttempt];
const base = { attempt: 'a1', startedAt: '2026-11-20T08:30:01.000Z', failure: null } as const;
const connect = {
  ...base,
  step: 'connect',
  role: 'target',
  address: '203.0.113.1',
  port: 443,
} as const;
const resolve = { ...base, step: 'resolve', name: 'a.example', addresses: [] } as const;
const exchange = {
  ...base,
  step: 'exchange',
  method: 'GET',
  url: 'https://a.example/',
  sent: '',
} as const;

function measured(
  observations: readonly Observation[],
  attempts: readonly ReportedAttempt[] = [attempt],
): CellMeasures | undefined {
  return cellMeasures({ attempts, observations }).get(cellKey('t1', 'direct'));
}

describe('cellMeasures()', () => {
  it('collects the times of steps that succeeded, the first byte apart', () => {
    const found = measured([
      { ...resolve, id: 'a1.1', role: 'target', by: 'dns', durationMs: 3 },
      { ...connect, id: 'a1.2', durationMs: 5 },
      { ...exchange, id: 'a1.3', durationMs: 9, firstByteMs: 8, status: 204 },
    ]);
    expect(Object.fromEntries(found?.durations ?? [])).toEqual({
      resolve: [3],
      connect: [5],
      exchange: [9],
      'first-byte': [8],
    });
    expect(found).toMatchObject({ attempts: 1, address: '203.0.113.1', status: 204 });
  });

  it('keeps what concerns the proxy apart', () => {
    const found = measured([{ ...connect, id: 'a1.1', role: 'proxy', durationMs: 5 }]);
    expect([...(found?.durations.keys() ?? [])]).toEqual(['proxy-connect']);
  });

  it('leaves out what is no measure', () => {
    const found = measured([
      { ...resolve, id: 'a1.1', role: 'target', by: 'literal', durationMs: 0 },
      { ...resolve, id: 'a1.2', role: 'information', by: 'dns', durationMs: 3 },
      { ...connect, id: 'a1.3', durationMs: 5, delayedMs: 2 },
      { ...connect, id: 'a1.4', durationMs: 5000, failure: { code: 'timeout', detail: '' } },
    ]);
    expect(found?.durations.size).toBe(0);
    expect(found?.failure).toEqual({ step: 'connect', code: 'timeout' });
  });

  it('judges no look-up that is there for information', () => {
    const failure = { code: 'name-not-found', detail: '' } as const;
    const found = measured([
      { ...resolve, id: 'a1.1', role: 'information', by: 'dns', durationMs: 3, failure },
    ]);
    expect(found?.failure).toBeUndefined();
  });

  it('leaves controls out', () => {
    const control: ReportedAttempt = { ...attempt, id: 'a9', purpose: 'control', controlOf: 'a1' };
    const found = measured(
      [{ ...connect, id: 'a9.1', attempt: 'a9', durationMs: 5 }],
      [attempt, control],
    );
    expect(found).toMatchObject({ attempts: 1 });
    expect(found?.durations.size).toBe(0);
  });

  it('goes by the order of the ids, whatever order the observations came in', () => {
    const found = measured([
      { ...connect, id: 'a1.10', address: '203.0.113.10', durationMs: 5 },
      { ...connect, id: 'a1.2', address: '203.0.113.2', durationMs: 4 },
    ]);
    expect(found).toMatchObject({ address: '203.0.113.10' });
    expect(found?.durations.get('connect')).toEqual([4, 5]);
  });
});

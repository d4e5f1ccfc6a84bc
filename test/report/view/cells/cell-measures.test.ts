import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allFine } from '../../../../fixtures/report/all-fine.ts';
import { judge } from '../../../../src/diagnosis/judge.ts';
import { histogramOf, mergeHistograms } from '../../../../src/diagnosis/timing/histogram.ts';
import type { Observation } from '../../../../src/model/audit/observation.ts';
import type { ReportedAttempt, Trial } from '../../../../src/model/audit/report.ts';
import { cellKey } from '../../../../src/report/view/cells/cell-key.ts';
import {
  type CellMeasures,
  cellMeasures,
  type TimedStep,
} from '../../../../src/report/view/cells/cell-measures.ts';
import { head, trials } from '../../../diagnosis/arbitrary-trials.ts';

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
  samples = 1,
): CellMeasures | undefined {
  const options = { ...allFine.options, samples };
  return cellMeasures({ attempts, observations, options }).get(cellKey('t1', 'direct'));
}

/** The report's names of what `latency` calls by step and role. */
const rowOf = (step: TimedStep) =>
  step.startsWith('proxy-') ? `${step.slice('proxy-'.length)} proxy` : step;

/** Our own queue inflated every so many-th step. */
const inflated = (trial: Trial, { every }: { readonly every: number }): Trial => ({
  ...trial,
  observations: trial.observations.map((one, index) => {
    return { ...one, delayedMs: index % every === 0 ? 1 : 0 };
  }),
});

/** Once more, a little slower. */
const repeated = ({ attempt, observations, finished }: Trial): Trial => {
  const id = `${attempt.id}00`;
  return {
    finished,
    attempt: { ...attempt, id, purpose: 'repeat', controlOf: attempt.id },
    observations: observations.map((one, index) => {
      const durationMs = one.durationMs + 10_000;
      return { ...one, id: `${id}.${index + 1}`, attempt: id, durationMs };
    }),
  };
};

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
      transfer: [1],
    });
    expect(found?.cold.size).toBe(0);
    expect(found).toMatchObject({ attempts: 1, address: '203.0.113.1', status: 204 });
  });

  it('keeps what concerns the proxy apart', () => {
    const found = measured([{ ...connect, id: 'a1.1', role: 'proxy', durationMs: 5 }]);
    expect([...(found?.durations.keys() ?? [])]).toEqual(['proxy-connect']);
  });

  it('takes no address that was passed over for a failure, or for where the connection went', () => {
    const found = measured([
      { ...connect, id: 'a1.1', durationMs: 5 },
      {
        ...{ ...connect, id: 'a1.2', address: '203.0.113.9', durationMs: 5000 },
        failure: { code: 'timeout', detail: '' },
      },
    ]);
    expect(found).toMatchObject({ address: '203.0.113.1' });
    expect(found?.failure).toBeUndefined();
    expect(found?.durations.get('connect')).toEqual([5]);
  });

  it('leaves out what is no measure', () => {
    const found = measured([
      { ...resolve, id: 'a1.1', role: 'target', by: 'literal', durationMs: 0 },
      { ...resolve, id: 'a1.2', role: 'information', by: 'dns', durationMs: 3 },
      { ...connect, id: 'a1.3', role: 'proxy', durationMs: 5, delayedMs: 2 },
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

  describe('of a step that our own queue inflated', () => {
    const repeat: ReportedAttempt = { ...attempt, id: 'a9', purpose: 'repeat', controlOf: 'a1' };
    const inflated: readonly Observation[] = [
      { ...connect, id: 'a1.1', address: '203.0.113.7', durationMs: 90, delayedMs: 80 },
      { ...connect, id: 'a9.1', attempt: 'a9', durationMs: 5 },
    ];
    const again = [{ observation: 'a1.1', by: 'a9.1' }];

    it('takes the time of the repeat that counts in its place, and nothing else', () => {
      const found = measured(inflated, [{ ...attempt, measuredAgain: again }, repeat]);
      expect(found?.durations.get('connect')).toEqual([5]);
      expect(found).toMatchObject({ attempts: 1, address: '203.0.113.7' });
    });

    it('takes no time where no repeat counts', () => {
      expect(measured(inflated, [attempt, repeat])?.durations.size).toBe(0);
    });
  });

  it('takes no time of an attempt that was cut short', () => {
    const cut: ReportedAttempt = { ...attempt, verdict: 'not-run' };
    const found = measured([{ ...connect, id: 'a1.1', durationMs: 5 }], [cut]);
    expect(found).toMatchObject({ attempts: 1, address: connect.address });
    expect(found?.durations.size).toBe(0);
  });

  it('keeps the first of several samples as well, but where a repeat measured it', () => {
    const second: ReportedAttempt = { ...attempt, id: 'a2', sample: 2 };
    const observations: readonly Observation[] = [
      { ...connect, id: 'a1.1', durationMs: 50 },
      { ...connect, id: 'a2.1', attempt: 'a2', durationMs: 6 },
    ];
    const found = measured(observations, [attempt, second], 2);
    expect(found?.cold.get('connect')).toEqual([50]);
    expect(found?.durations.get('connect')).toEqual([50, 6]);
    const again = [{ observation: 'a1.1', by: 'a2.1' }];
    const repeated = measured(observations, [{ ...attempt, measuredAgain: again }, second], 2);
    expect(repeated?.cold.size).toBe(0);
  });

  it('counts the very times that the latency figures of a judgement are told from', () => {
    const delayed = trials.map((all) => [
      ...all.map((trial) => inflated(trial, { every: 2 })),
      ...all.map((trial) => inflated(repeated(trial), { every: 4 })),
    ]);
    fc.assert(
      fc.property(delayed, fc.constantFrom(1, 2), (all, samples) => {
        const several = { ...head, options: { ...head.options, samples } };
        const { latency, attempts } = judge(several, all, new Map());
        const observations = all.flatMap((trial) => trial.observations);
        const cells = cellMeasures({ attempts, observations, options: several.options });
        for (const { id: route } of head.routes) {
          const rows = latency.filter((row) => row.route === route);
          const told = Map.groupBy(rows, ({ step, role }) => (role ? `${step} ${role}` : step));
          const ofRoute = ['t1', 't4', 't6', 'nobody'].flatMap((target) => {
            return [...(cells.get(cellKey(target, route))?.durations ?? [])];
          });
          const values = Map.groupBy(ofRoute, ([step]) => rowOf(step));
          expect([...values.keys()].toSorted()).toEqual([...told.keys()].toSorted());
          for (const [step, lists] of values) {
            const histograms = (told.get(step) ?? []).map(({ histogram }) => histogram);
            expect(histogramOf(lists.flatMap(([, times]) => times))).toEqual(
              mergeHistograms(histograms),
            );
          }
        }
      }),
      { numRuns: 300 },
    );
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

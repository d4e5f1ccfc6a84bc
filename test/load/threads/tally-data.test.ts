import { describe, expect, it } from 'vitest';
import { measureOf } from '../../../src/load/measure.ts';
import { Tally } from '../../../src/load/tally.ts';
import { tallyData, tallyOf } from '../../../src/load/threads/tally-data.ts';

function counted(): Tally {
  const tally = new Tally();
  tally.due = 3;
  tally.settledDue = 2;
  tally.settledMs = 60;
  tally.durationMs = 100;
  tally.begin();
  tally.begin();
  tally.lateness.record(0.5);
  const steps = [{ step: 'connect', ms: 3 } as const];
  const outcome = { steps, status: 200, connections: 1, receivedBytes: 10, sentBytes: 3 };
  tally.end(
    { ...outcome, failure: null },
    { intendedMs: 1, startedMs: 1.5, endedMs: 11, isWaited: false },
  );
  const failure = { step: 'tunnel', code: 'status', detail: '403' } as const;
  tally.end({ ...outcome, failure }, { intendedMs: 2, startedMs: 4, endedMs: 12, isWaited: true });
  tally.fail(failure, 4);
  tally.usage = { wallMs: 100, loopMs: 50, cpuMs: 60, machineBusyMs: 120, machineMs: 200 };
  return tally;
}

describe('tallyOf()', () => {
  it('makes of what another thread passed on the very figures that it had', () => {
    const tally = counted();
    const passed = tallyOf(structuredClone(tallyData(tally)));
    const input = { way: 'proxy', rate: 10 } as const;
    expect(measureOf(passed, input)).toEqual(measureOf(tally, input));
    expect(measureOf(passed, input)).toMatchObject({ due: 3, succeeded: 1, failed: 5 });
  });
});

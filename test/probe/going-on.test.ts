import { expect, it } from 'vitest';
import type { Observation } from '../../src/model/audit/observation.ts';
import { failure } from '../../src/net/failure-of.ts';
import type { Unnumbered } from '../../src/net/options.ts';
import { goingOn, patience, patienceInPlace, type Waiting } from '../../src/probe/going-on.ts';

type Step = Unnumbered<Observation>;

const silent: Step = {
  ...{ step: 'connect', role: 'target', address: '192.0.2.1', port: 443 },
  ...{ startedAt: '2026-01-01T00:00:00.000Z', durationMs: 20, failure: failure('timeout', '') },
};

function waitingOf(mayGoOn: boolean): Waiting & { readonly told: unknown[] } {
  const told: unknown[] = [];
  return {
    ...{ told, mostMs: 60, mayGoOn: () => mayGoOn, isTold: () => told.length > 0 },
    tell: (step) => void told.push(step),
  };
}

it('patience() lets a silent step go on once it is told, as long as there is room', () => {
  const [room, none] = [waitingOf(true), waitingOf(false)];
  expect(patience(room).silent(silent)).toBe(true);
  expect(room.told).toEqual([silent]);
  expect(patience(none).silent(silent)).toBe(false);
  expect(none.told).toEqual([]);
});

it('patienceInPlace() gives the place at the proxy back when it has told', () => {
  const done: string[] = [];
  const noted = {
    noteAs: (step: Step, note: (step: Step) => void) => {
      done.push('noted');
      note({ ...step, inFlight: 3 });
    },
    end: () => void done.push('left'),
  };
  const waiting = waitingOf(true);
  expect(patienceInPlace(waiting, noted).silent(silent)).toBe(true);
  expect(waiting.told).toEqual([{ ...silent, inFlight: 3 }]);
  expect(done).toEqual(['noted', 'left']);
  expect(patienceInPlace(waitingOf(false), noted).silent(silent)).toBe(false);
  expect(done).toEqual(['noted', 'left']);
});

it('goingOn() gives the steps behind a silent one as long as it had', () => {
  const waiting = waitingOf(true);
  expect(goingOn({ timeoutMs: 20, waiting }).timeoutMs).toBe(20);
  waiting.tell(silent);
  expect(goingOn({ timeoutMs: 20, waiting }).timeoutMs).toBe(60);
  expect(goingOn({ timeoutMs: 20 }).timeoutMs).toBe(20);
});

import type { FailureCode } from '../../model/failure.ts';
import type { Observation, Step } from '../../model/observation.ts';
import type { Latency, Report } from '../../model/report.ts';
import { cellKey } from '../cell-key.ts';
import { byId } from '../json/by-id.ts';

/** A step whose time is taken; the proxy's own part apart. */
export type TimedStep = Latency['step'] | `proxy-${'resolve' | 'connect' | 'handshake'}`;

/** What was measured of one target over one route. */
export interface CellMeasures {
  readonly attempts: number;
  /** Where the last connection went: the service, or the proxy on the way to it. */
  readonly address?: string;
  /** The last step that did not reach its end. */
  readonly failure?: { readonly step: Step; readonly code: FailureCode };
  /** The last status, of the service or of the proxy. */
  readonly status?: number;
  /** Milliseconds of the steps that succeeded, as they were observed. */
  readonly durations: ReadonlyMap<TimedStep, readonly number[]>;
}

/**
 * What the attempts of the audit itself observed, by `cellKey`; controls, repeats and
 * revocation checks are left out, and so are times that are no measure: of steps that failed, that
 * our own queue delayed, that asked no name server. Linear in the observations.
 */
export function cellMeasures(
  report: Pick<Report, 'attempts' | 'observations'>,
): ReadonlyMap<string, CellMeasures> {
  const cells = new Map<string, Draft>();
  const owners = new Map<string, Draft>();
  for (const { id, target, route, purpose } of report.attempts) {
    if (purpose === 'audit') {
      const key = cellKey(target, route);
      const cell = cells.get(key) ?? { attempts: 0, durations: new Map() };
      cell.attempts += 1;
      cells.set(key, cell);
      owners.set(id, cell);
    }
  }
  for (const observation of byId(report.observations)) {
    const cell = owners.get(observation.attempt);
    if (cell !== undefined) {
      take(cell, observation);
    }
  }
  return cells;
}

interface Draft {
  attempts: number;
  address?: string;
  failure?: { readonly step: Step; readonly code: FailureCode };
  status?: number;
  readonly durations: Map<TimedStep, number[]>;
}

function take(cell: Draft, observation: Observation): void {
  const { step, failure } = observation;
  if (step === 'connect') {
    cell.address = observation.address;
  }
  if ((step === 'tunnel' || step === 'exchange') && observation.status !== undefined) {
    cell.status = observation.status;
  }
  if (step === 'resolve' && observation.role === 'information') {
    return;
  }
  if (failure !== null) {
    cell.failure = { step, code: failure.code };
    return;
  }
  if ((observation.delayedMs ?? 0) > 0) {
    return;
  }
  for (const [name, ms] of timesOf(observation)) {
    const list = cell.durations.get(name);
    if (list === undefined) {
      cell.durations.set(name, [ms]);
    } else {
      list.push(ms);
    }
  }
}

function timesOf(observation: Observation): readonly (readonly [TimedStep, number])[] {
  const { step, durationMs } = observation;
  switch (step) {
    case 'select':
      return [];
    case 'resolve':
      return observation.by === 'literal' || observation.by === 'option'
        ? []
        : [[observation.role === 'proxy' ? 'proxy-resolve' : step, durationMs]];
    case 'connect':
    case 'handshake':
      return [[observation.role === 'proxy' ? `proxy-${step}` : step, durationMs]];
    case 'tunnel':
      return [[step, durationMs]];
    case 'exchange':
      return observation.firstByteMs === undefined
        ? [[step, durationMs]]
        : [
            [step, durationMs],
            ['first-byte', observation.firstByteMs],
          ];
  }
}

import type { Observation, Step } from '../../../model/audit/observation.ts';
import type { Latency, Report } from '../../../model/audit/report.ts';
import { passedOver } from '../../../model/audit/walk.ts';
import type { FailureCode } from '../../../model/finding/failure.ts';
import { byId } from '../order/by-id.ts';
import { cellKey } from './cell-key.ts';

/** A step whose time is taken; the proxy's own part apart. */
export type TimedStep = Latency['step'] | `proxy-${'resolve' | 'connect' | 'handshake'}`;

/** What was measured of one target over one route. */
export interface CellMeasures {
  readonly attempts: number;
  /** Where the last connection went: the service, or the proxy on the way to it. */
  readonly address?: string;
  /** The last step that did not reach its end, without addresses that were passed over. */
  readonly failure?: { readonly step: Step; readonly code: FailureCode };
  /** The last status, of the service or of the proxy. */
  readonly status?: number;
  /** Milliseconds that all its steps took together, whatever came of them. */
  readonly spentMs: number;
  /** Milliseconds of the steps that succeeded. */
  readonly durations: Durations;
  /** Of them those of the first sample, where there are several; none that a repeat measured. */
  readonly cold: Durations;
}

export type Durations = ReadonlyMap<TimedStep, readonly number[]>;

/**
 * What the attempts of the audit itself observed, by `cellKey`; controls, repeats and
 * revocation checks are left out. Times are those that `latency` is told from: a step that our own
 * queue inflated counts as its repeat measured it, and not at all where none did; what failed, asked no
 * name server, or is of an attempt that did not end, is no measure. Linear in the observations.
 */
export function cellMeasures(
  report: Pick<Report, 'attempts' | 'observations' | 'options'>,
): ReadonlyMap<string, CellMeasures> {
  const hasSeries = report.options.samples > 1;
  const cells = new Map<string, Draft>();
  const owners = new Map<string, Owner>();
  const again = new Map<string, string>();
  for (const attempt of report.attempts) {
    const { id, target, route, sample, purpose, verdict, measuredAgain = [] } = attempt;
    if (purpose === 'audit') {
      const key = cellKey(target, route);
      const cell = cells.get(key) ?? {
        attempts: 0,
        spentMs: 0,
        durations: new Map(),
        cold: new Map(),
      };
      cell.attempts += 1;
      cells.set(key, cell);
      owners.set(id, {
        cell,
        isTimed: verdict !== 'not-run',
        isCold: hasSeries && sample === 1,
      });
      for (const { observation, by } of measuredAgain) again.set(observation, by);
    }
  }
  const repeats = observationsOf(report, new Set(again.values()));
  const over = passedOver(report.observations);
  for (const observation of byId(report.observations)) {
    const owner = owners.get(observation.attempt);
    if (owner !== undefined) owner.cell.spentMs += observation.durationMs;
    if (owner !== undefined && !over.has(observation.id)) {
      take(owner.cell, observation);
      const repeat = repeats.get(again.get(observation.id) ?? '');
      if (owner.isTimed) time(owner.cell.durations, repeat ?? observation);
      if (owner.isTimed && owner.isCold && !repeat) time(owner.cell.cold, observation);
    }
  }
  return cells;
}

interface Owner {
  readonly cell: Draft;
  /** It came to its end. */
  readonly isTimed: boolean;
  readonly isCold: boolean;
}

function observationsOf(
  { observations }: Pick<Report, 'observations'>,
  ids: ReadonlySet<string>,
): ReadonlyMap<string, Observation> {
  if (ids.size === 0) return new Map();
  return new Map(observations.filter(({ id }) => ids.has(id)).map((one) => [one.id, one]));
}

interface Draft {
  attempts: number;
  spentMs: number;
  address?: string;
  failure?: { readonly step: Step; readonly code: FailureCode };
  status?: number;
  readonly durations: Map<TimedStep, number[]>;
  readonly cold: Map<TimedStep, number[]>;
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
  }
}

function time(durations: Draft['durations'], observation: Observation): void {
  if (observation.failure !== null || (observation.delayedMs ?? 0) > 0) {
    return;
  }
  for (const [name, ms] of timesOf(observation)) {
    const list = durations.get(name);
    if (list === undefined) {
      durations.set(name, [ms]);
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
      return observation.role === 'information' ||
        observation.by === 'literal' ||
        observation.by === 'option'
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
            ['transfer', Math.max(0, durationMs - observation.firstByteMs)],
          ];
  }
}

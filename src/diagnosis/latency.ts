import type { Observation } from '../model/observation.ts';
import type { Latency } from '../model/report.ts';
import type { Route } from '../model/route.ts';
import { figures } from './figures.ts';
import { histogramOf } from './histogram.ts';
import { isInflated, type TimedTrial } from './timed-trials.ts';

const steps = [
  'resolve',
  'connect',
  'tunnel',
  'handshake',
  'exchange',
  'first-byte',
  'transfer',
] as const;

interface Sample {
  readonly step: Latency['step'];
  readonly role?: 'proxy';
  readonly ms: number;
}

/**
 * Milliseconds for each route and step, the proxy's own steps apart: of steps that succeeded, in
 * the trials that count (`timedTrials()`). Where our own queue inflated one, that of a repeat counts in
 * its place, and none where the repeat was inflated too. Look-ups for information, and those that asked nobody (a literal, an option), are left out. `transfer` is
 * what an exchange takes after its first byte.
 */
export function latency(
  routes: readonly Route[],
  trials: readonly TimedTrial[],
): readonly Latency[] {
  const values = new Map<string, number[]>();
  for (const { attempt, steps } of trials) {
    for (const { step, role, ms } of steps.flatMap(samplesOf)) {
      const key = keyOf({ route: attempt.route, step, ...(role && { role }) });
      const list = values.get(key);
      if (list === undefined) values.set(key, [ms]);
      else list.push(ms);
    }
  }
  return rows(routes).flatMap((row) => {
    const list = values.get(keyOf(row));
    return list === undefined ? [] : [{ ...row, ...figures(list), histogram: histogramOf(list) }];
  });
}

type Row = Pick<Latency, 'route' | 'step' | 'role'>;

function rows(routes: readonly Route[]): readonly Row[] {
  return routes.flatMap(({ id: route }) =>
    steps.flatMap((step) => [
      { route, step, role: 'proxy' as const },
      { route, step },
    ]),
  );
}

function keyOf({ route, step, role }: Row): string {
  return `${route}\n${step}\n${role ?? ''}`;
}

function samplesOf(step: Observation): readonly Sample[] {
  if (step.failure !== null || isInflated(step)) return [];
  const ms = step.durationMs;
  switch (step.step) {
    case 'select':
      return [];
    case 'resolve':
      if (step.role === 'information' || step.by === 'literal' || step.by === 'option') return [];
      return [{ step: 'resolve', ms, ...(step.role === 'proxy' && { role: 'proxy' as const }) }];
    case 'tunnel':
      return [{ step: 'tunnel', ms }];
    case 'exchange':
      return [
        { step: 'exchange', ms },
        ...(step.firstByteMs === undefined
          ? []
          : [
              { step: 'first-byte' as const, ms: step.firstByteMs },
              { step: 'transfer' as const, ms: Math.max(0, ms - step.firstByteMs) },
            ]),
      ];
    default:
      return [{ step: step.step, ms, ...(step.role === 'proxy' && { role: 'proxy' as const }) }];
  }
}

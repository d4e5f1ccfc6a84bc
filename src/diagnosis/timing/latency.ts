import type { Observation } from '../../model/audit/observation.ts';
import type { AuditHead, Latency } from '../../model/audit/report.ts';
import { figures } from './figures.ts';
import { histogramOf } from './histogram.ts';
import { seriesIn } from './series.ts';
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
 * Milliseconds for each route and step, the proxy's own steps apart, and of several samples the cold
 * apart from the warm: of steps that succeeded, in the trials that count (`timedTrials()`). Where our
 * own queue inflated one, that of a repeat counts in its place, and none where the repeat was
 * inflated too. Look-ups for information, and those that asked nobody (a literal, an option), are
 * left out. `transfer` is what an exchange takes after its first byte.
 */
export function latency(
  { routes, options }: Pick<AuditHead, 'routes' | 'options'>,
  trials: readonly TimedTrial[],
): readonly Latency[] {
  const seriesOf = seriesIn(options);
  const values = new Map<string, number[]>();
  for (const { attempt, steps } of trials) {
    const { route } = attempt;
    for (const observation of steps) {
      const series = seriesOf(attempt, observation);
      for (const { step, role, ms } of samplesOf(observation)) {
        const key = keyOf({ route, step, ...(role ? { role } : series && { series }) });
        const list = values.get(key);
        if (list === undefined) values.set(key, [ms]);
        else list.push(ms);
      }
    }
  }
  return rows(routes).flatMap((row) => {
    const list = values.get(keyOf(row));
    return list === undefined ? [] : [{ ...row, ...figures(list), histogram: histogramOf(list) }];
  });
}

type Row = Pick<Latency, 'route' | 'step' | 'role' | 'series'>;

function rows(routes: AuditHead['routes']): readonly Row[] {
  return routes.flatMap(({ id: route }) =>
    steps.flatMap((step): readonly Row[] => [
      { route, step, role: 'proxy' },
      { route, step },
      { route, step, series: 'cold' },
      { route, step, series: 'warm' },
    ]),
  );
}

function keyOf({ route, step, role, series }: Row): string {
  return `${route}\n${step}\n${role ?? series ?? ''}`;
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

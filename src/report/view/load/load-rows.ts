import type { BreakReason } from '../../../model/load/load-limit.ts';
import type { Measure } from '../../../model/load/load-measure.ts';
import type { LoadReport } from '../../../model/load/load-report.ts';

/** One measure with its part in the run. */
export interface LoadRow {
  /** `measure`: of a fixed rate; `trial`: of a search; `compare`: of a comparison of the ways at one rate. */
  readonly kind: 'measure' | 'trial' | 'compare';
  readonly measure: Measure;
  /** Of a search alone. */
  readonly held?: boolean;
  readonly broken?: BreakReason;
}

/** Every measure of a run, in the order in which they were made. */
export function loadRows({ measures, limit }: LoadReport): LoadRow[] {
  const trial = (one: NonNullable<typeof limit>['trials'][number]): Omit<LoadRow, 'kind'> => ({
    measure: one.measure,
    held: one.broken === undefined,
    ...(one.broken && { broken: one.broken }),
  });
  return [
    ...measures.map((measure) => ({ kind: 'measure' as const, measure })),
    ...(limit?.trials ?? []).map((one) => ({ kind: 'trial' as const, ...trial(one) })),
    ...(limit?.comparison ?? []).map((one) => ({ kind: 'compare' as const, ...trial(one) })),
  ];
}

import { loadSteps } from '../../../model/load/load.ts';
import { spreadFigures } from '../../view/load/figures.ts';
import type { LoadRow } from '../../view/load/load-rows.ts';
import type { CsvCell } from './csv-line.ts';

export interface LoadColumn {
  readonly name: string;
  readonly value: (row: LoadRow) => CsvCell;
}

/**
 * The columns of a run as CSV, whose order is part of the format: new ones go to the end. What did
 * not happen is empty. Latency from the intended start, steps as medians; milliseconds.
 */
export const loadColumns: readonly LoadColumn[] = [
  { name: 'kind', value: ({ kind }) => kind },
  { name: 'way', value: ({ measure }) => measure.way },
  { name: 'rate', value: ({ measure }) => measure.rate },
  { name: 'held', value: ({ held }) => held },
  { name: 'broken', value: ({ broken }) => broken },
  { name: 'durationMs', value: ({ measure }) => measure.durationMs },
  { name: 'due', value: ({ measure }) => measure.due },
  { name: 'succeeded', value: ({ measure }) => measure.succeeded },
  { name: 'failed', value: ({ measure }) => measure.failed },
  { name: 'unfinished', value: ({ measure }) => measure.unfinished },
  { name: 'offeredPerSecond', value: ({ measure }) => measure.offeredPerSecond },
  { name: 'donePerSecond', value: ({ measure }) => measure.donePerSecond },
  ...spreadFigures.map((figure) => ({
    name: `${figure}Ms`,
    value: ({ measure }: LoadRow) => measure.latency?.[figure],
  })),
  ...loadSteps.map((step) => ({
    name: `${camelCase(step)}P50Ms`,
    value: ({ measure }: LoadRow) => measure.steps.find((one) => one.step === step)?.p50,
  })),
  { name: 'connections', value: ({ measure }) => measure.connections },
  { name: 'receivedBytes', value: ({ measure }) => measure.receivedBytes },
  { name: 'sentBytes', value: ({ measure }) => measure.sentBytes },
  { name: 'latenessP50Ms', value: ({ measure }) => measure.generator.lateness?.p50 },
  { name: 'latenessP99Ms', value: ({ measure }) => measure.generator.lateness?.p99 },
  { name: 'eventLoop', value: ({ measure }) => measure.generator.eventLoop },
  { name: 'cpu', value: ({ measure }) => measure.generator.cpu },
  { name: 'machine', value: ({ measure }) => measure.generator.machine },
  { name: 'inFlight', value: ({ measure }) => measure.generator.inFlight },
  { name: 'limits', value: ({ measure }) => measure.generator.limits.join('; ') },
  // The time of the way: without what this machine itself began late.
  ...(['p50', 'p90', 'p99'] as const).map((figure) => ({
    name: `served${figure.toUpperCase()}Ms`,
    value: ({ measure }: LoadRow) => measure.served?.[figure],
  })),
  { name: 'inUse', value: ({ measure }) => measure.generator.inUse },
];

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

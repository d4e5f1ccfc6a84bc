import type { GeneratorHealth } from '../../../model/load-measure.ts';
import { millisecondsText } from '../../view/load/figures.ts';
import type { NamedMeasure } from '../../view/load/shown-measures.ts';
import { machineLimitWords } from '../../words/load-words.ts';
import type { Layout } from '../table-options.ts';
import { wrapText } from '../text/wrap-text.ts';

/** How this machine fared as it made the load, and where the figures may be its own. */
export function machineLines(measures: readonly NamedMeasure[], layout: Layout): string[] {
  if (measures.length === 0) return [];
  const limits = [...new Set(measures.flatMap(({ measure }) => measure.generator.limits))];
  return [
    '',
    layout.paint('heading', 'This machine'),
    ...measures.flatMap(({ name, measure }) =>
      indented(`${name}: ${healthText(measure.generator)}.`, layout),
    ),
    ...limits.flatMap((limit) => {
      const { seen, advice } = machineLimitWords[limit];
      // That one is a choice, and no fault of the machine.
      const what = limit === 'connections' ? 'NOTE' : 'LIMITED BY THIS MACHINE';
      const lines = indented(`${what}: ${seen}; ${advice}.`, layout);
      return lines.map((line) => layout.paint('warn', line));
    }),
  ];
}

/** `starts late by 0.60 ms (p50), 1.08 ms (p99); event loop 23% at work, …`. */
export function healthText(health: GeneratorHealth): string {
  const { lateness, eventLoop, cpu, machine, inFlight } = health;
  const late = lateness?.p99 ?? lateness?.p90;
  return [
    ...(lateness ? [`starts late by ${millisecondsText(lateness.p50)} ms (p50)`] : []),
    ...(late === undefined
      ? []
      : [`${millisecondsText(late)} ms (${lateness?.p99 === undefined ? 'p90' : 'p99'})`]),
    `event loop ${percent(eventLoop)} at work`,
    `CPU ${cpu.toFixed(2)} cores`,
    ...(machine === undefined ? [] : [`all processors ${percent(machine)} busy`]),
    `at most ${inFlight} in flight`,
  ].join(', ');
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

function indented(text: string, { width }: Layout): string[] {
  return wrapText(text, { width: width - 2 }).map((line) => `  ${line}`);
}

import type { GeneratorHealth } from '../../../model/load-measure.ts';
import { millisecondsText } from './figures.ts';

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

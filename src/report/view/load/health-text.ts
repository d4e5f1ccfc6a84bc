import type { GeneratorHealth } from '../../../model/load/load-measure.ts';
import { figure, joined, say, type Text } from '../../text/say.ts';
import { millisecondsFigure } from './figures.ts';

/** `starts late by 0.60 ms (p50), 1.08 ms (p99); event loop 23% at work, …`. */
export function healthText(health: GeneratorHealth): Text {
  const { lateness, eventLoop, cpu, machine, inFlight } = health;
  const late = lateness?.p99 ?? lateness?.p90;
  const parts = [
    ...(lateness ? [say`starts late by ${millisecondsFigure(lateness.p50)} ms (p50)`] : []),
    ...(late === undefined
      ? []
      : [
          say`${millisecondsFigure(late)} ms (${lateness?.p99 === undefined ? say`p90` : say`p99`})`,
        ]),
    say`event loop ${percent(eventLoop)} at work`,
    say`CPU ${figure(cpu, 2)} cores`,
    ...(machine === undefined ? [] : [say`all processors ${percent(machine)} busy`]),
    say`at most ${inFlight} in flight`,
  ];
  return joined(parts, ', ');
}

function percent(share: number): Text {
  return say`${Math.round(share * 100)}%`;
}

import type { RecordLine } from '../../model/record.ts';
import { draw as drawLine } from '../out/say.ts';

export interface Progress {
  readonly onPass: (attempts: number) => void;
  readonly onLine: (line: RecordLine) => void;
  /** Takes the line away. */
  readonly clear: () => void;
}

const everyMs = 100;

/** One line on stderr that says how far the audit is; draws nothing where `enabled` is false. */
export function progressLine(enabled: boolean): Progress {
  let planned = 0;
  let finished = 0;
  let failures = 0;
  let pass = 0;
  let part: number | undefined;
  let drawnAt = 0;
  const draw = (force: boolean): void => {
    const now = performance.now();
    if (!enabled || (!force && now - drawnAt < everyMs)) return;
    drawnAt = now;
    const what = pass > 1 ? 'repeats and controls' : 'attempts';
    const where = part === undefined ? '' : `part ${part}: `;
    drawLine(`${where}${finished} of ${planned} ${what}, ${failures} failed steps`);
  };
  return {
    onPass: (attempts) => {
      pass += 1;
      planned = attempts;
      finished = 0;
      draw(true);
    },
    onLine: (line) => {
      if (line.type === 'head') {
        part = line.head.part?.number;
        pass = 0;
      }
      if (line.type === 'finished') finished += 1;
      if (line.type === 'observation' && line.observation.failure) failures += 1;
      draw(false);
    },
    clear: () => {
      if (enabled) drawLine('');
    },
  };
}

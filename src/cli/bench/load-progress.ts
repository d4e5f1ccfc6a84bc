import type { RunningSlice } from '../../load/run-slice.ts';
import type { LoadOptions } from '../../model/load/load.ts';
import type { LimitTrial } from '../../model/load/load-limit.ts';
import { progressLine } from '../out/progress/progress-line.ts';
import { say } from '../out/say.ts';
import { LoadSoFar } from './load-so-far.ts';

export interface LoadProgress {
  readonly onSlice: (slice: RunningSlice) => void;
  /** One line that stays for each rate of a climb. */
  readonly onTrial: (trial: LimitTrial) => void;
  /** Takes the line away. */
  readonly clear: () => void;
}

/** How the load fares, on stderr: its way, the time left, and what came of it so far. */
export function loadProgress(
  enabled: boolean,
  plan: { readonly options: LoadOptions; readonly ways: number },
): LoadProgress {
  const sofar = new LoadSoFar(plan);
  const line = progressLine(enabled, () => sofar.parts(performance.now()));
  return {
    onSlice: (slice) => sofar.slice(slice, performance.now()),
    onTrial: ({ rate, broken, measure }) => {
      if (!enabled) return;
      const { donePerSecond, way } = measure;
      const what = broken ? `breaks (${broken})` : 'holds';
      say(`${way}: ${rate}/s ${what}, ${donePerSecond.toFixed(1)}/s done`);
    },
    clear: line.clear,
  };
}

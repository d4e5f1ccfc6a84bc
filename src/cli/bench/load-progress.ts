import type { RunningSlice } from '../../load/run-slice.ts';
import type { LimitTrial } from '../../model/load-limit.ts';
import { draw as drawLine, say } from '../out/say.ts';

export interface LoadProgress {
  readonly onSlice: (slice: RunningSlice) => void;
  /** One line that stays for each rate of a climb. */
  readonly onTrial: (trial: LimitTrial) => void;
  /** Takes the line away. */
  readonly clear: () => void;
}

const everyMs = 200;

/** One line on stderr that says how the load fares; draws nothing where `enabled` is false. */
export function loadProgress(enabled: boolean): LoadProgress {
  let running: { readonly slice: RunningSlice; readonly startedAt: number } | undefined;
  const draw = (): void => {
    if (!running) return;
    const { slice, startedAt } = running;
    const { way, rate, durationMs, isWarmup, tally } = slice;
    const seconds = Math.min(durationMs, performance.now() - startedAt) / 1000;
    const p50 = tally.latency?.percentile(50) ?? Number.NaN;
    const latency = Number.isNaN(p50) ? '' : `, p50 ${p50.toFixed(1)} ms`;
    const what = isWarmup ? 'warm-up' : `${way.id}`;
    drawLine(
      `${what}: ${rate}/s, ${seconds.toFixed(0)} of ${(durationMs / 1000).toFixed(0)} s, ${tally.succeeded} done, ${tally.failed} failed, ${tally.running} in flight${latency}`,
    );
  };
  const timer = enabled ? setInterval(draw, everyMs).unref() : undefined;
  return {
    onSlice: (slice) => {
      running = { slice, startedAt: performance.now() };
    },
    onTrial: ({ rate, broken, measure }) => {
      if (!enabled) return;
      const { donePerSecond, way } = measure;
      const what = broken ? `breaks (${broken})` : 'holds';
      drawLine('');
      say(`${way}: ${rate}/s ${what}, ${donePerSecond.toFixed(1)}/s done`);
    },
    clear: () => {
      clearInterval(timer);
      if (enabled) drawLine('');
    },
  };
}

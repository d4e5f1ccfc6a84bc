import { isError, type Judged } from '../judged.ts';
import type { TrialReading } from '../trial/trial-reading.ts';
import { controlOf } from './answer.ts';

/**
 * Costly controls are made for one sample of a target: the others that fail in the same manner over
 * the same route are read in their light as well.
 */
export function assignControls(all: readonly Judged[]): readonly Judged[] {
  const pools = new Map<string, TrialReading[]>();
  for (const judged of all) {
    const key = keyOf(judged);
    if (key === undefined || judged.controls.length === 0) continue;
    const pool = pools.get(key) ?? [];
    pools.set(key, pool);
    for (const control of judged.controls) if (!has(pool, control)) pool.push(control);
  }
  return all.map((judged) => {
    const pool = pools.get(keyOf(judged) ?? '') ?? [];
    const lent = pool.filter((control) => !has(judged.controls, control));
    return lent.length === 0 ? judged : { ...judged, controls: [...judged.controls, ...lent] };
  });
}

function keyOf({ reading: { attempt }, drafts }: Judged): string | undefined {
  const kind = drafts.find(isError)?.kind;
  return kind && `${attempt.target}\n${attempt.route}\n${kind}`;
}

function has(controls: readonly TrialReading[], { attempt }: TrialReading): boolean {
  return controls.some((one) => controlOf(one.attempt) === controlOf(attempt));
}

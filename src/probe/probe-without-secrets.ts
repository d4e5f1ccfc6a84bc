import type { Attempt } from '../model/audit/attempt.ts';
import type { Observation } from '../model/audit/observation.ts';
import type { Unnumbered } from '../net/options.ts';
import { observationWithoutSecrets } from '../net/secrets/observation-without-secrets.ts';
import { queriesOf } from '../net/secrets/without-query-values.ts';
import type { Note } from './note.ts';
import { type ProbeOptions, probe } from './recipe.ts';

/**
 * As `probe()`, and no step that is noted, or told as silent, holds a secret. Here and nowhere else: a redirect is followed by what it really said.
 */
export function probeWithoutSecrets(
  attempt: Attempt,
  options: ProbeOptions,
  note: Note,
): Promise<void> {
  const own = queriesOf([attempt.path]);
  const cleaned = (step: Unnumbered<Observation>): Unnumbered<Observation> =>
    observationWithoutSecrets(step, own);
  const { waiting } = options;
  const tell: NonNullable<typeof waiting>['tell'] = (step, delayedMs) =>
    waiting?.tell(cleaned(step), delayedMs);
  return probe(
    attempt,
    waiting ? { ...options, waiting: { ...waiting, tell } } : options,
    (step, ...rest) => note(cleaned(step), ...rest),
  );
}

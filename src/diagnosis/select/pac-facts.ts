import type { PacFacts } from '../../model/finding-facts.ts';
import type { SelectObservation } from '../../model/observation.ts';
import type { Failed } from '../trial/trial-reading.ts';

/** What a failed choice tells: the file, the URL that was asked, and what went wrong. */
export function pacFacts({ source, failure }: Failed<SelectObservation>): PacFacts {
  return { source, code: failure.code, detail: failure.detail };
}

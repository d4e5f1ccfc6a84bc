import type { Report } from '../../../model/audit/report.ts';
import type { Target } from '../../../model/target/target.ts';

/** More rows than these nobody reads, and they cost their memory twice. */
const most = 1000;

/** The targets of the matrix, and what is said of the others. */
export interface ShownTargets {
  readonly targets: readonly Target[];
  /** Absent where all are shown. */
  readonly note?: string;
}

/**
 * All targets up to a thousand; of more, those that do not pass everywhere, the first thousand of
 * them. The other formats have every one.
 */
export function shownTargets({
  targets,
  verdicts,
}: Pick<Report, 'targets' | 'verdicts'>): ShownTargets {
  if (targets.length <= most) return { targets };
  const troubled = new Set(
    verdicts.filter(({ verdict }) => verdict !== 'reachable').map(({ target }) => target),
  );
  const wanted = targets.filter(({ id }) => troubled.has(id));
  const left = wanted.length - most;
  const fine = targets.length - wanted.length;
  const sentences = [
    ...(fine > 0 ? [`${fine} targets pass over every route and are not listed here.`] : []),
    ...(left > 0 ? [`${left} more do not pass everywhere.`] : []),
    'The other formats list every target.',
  ];
  return { targets: wanted.slice(0, most), note: sentences.join(' ') };
}

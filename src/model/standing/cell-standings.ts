import type { Report } from '../audit/report.ts';
import type { Finding, FindingKind } from '../finding/finding.ts';
import type { VerdictName } from '../finding/verdict.ts';

/** How a target stands over a route. */
export interface CellStanding {
  readonly verdict: VerdictName;
  /** The kind of the finding that says why; of what passes, the weakness. */
  readonly cause?: FindingKind;
}

type Judged = Pick<Report, 'verdicts' | 'findings'>;

/** How each target stands over each route that has a verdict. Made once for a report, linear in its findings. */
export function cellStandings({
  verdicts,
  findings,
}: Judged): (target: string, route: string) => CellStanding | undefined {
  const known = new Map(
    verdicts.flatMap(({ target, route, verdict }) =>
      route === undefined ? [] : [[keyOf(target, route), verdict] as const],
    ),
  );
  const causes = new Map<string, Finding>();
  for (const finding of findings) {
    const key = keyOf(finding.target ?? '', finding.route ?? '');
    const before = causes.get(key);
    if (!before || rank(finding) < rank(before)) causes.set(key, finding);
  }
  return (target, route) => {
    const verdict = known.get(keyOf(target, route));
    if (verdict === undefined) return undefined;
    const cause = causes.get(keyOf(target, route)) ?? causes.get(keyOf(target, ''));
    const isTold = cause !== undefined && cause.severity !== 'info' && verdict !== 'reachable';
    return { verdict, ...(isTold && { cause: cause.kind }) };
  };
}

function rank({ severity }: Finding): number {
  return severity === 'error' ? 0 : severity === 'warning' ? 1 : 2;
}

function keyOf(target: string, route: string): string {
  return JSON.stringify([target, route]);
}

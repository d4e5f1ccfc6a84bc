import type { OperatingSystem } from './operating-system.ts';
import type { Report } from './report.ts';
import { type RequiredTargets, requiredTargets, type Standings } from './required-targets.ts';
import type { Target } from './target.ts';
import { targetRoutes } from './target-routes.ts';
import type { Verdict } from './verdict.ts';
import { worst } from './worst.ts';

/** What the required targets of one system come to. */
export interface SystemStanding extends RequiredTargets {
  readonly os: string;
}

type Judged = Standings & Pick<Report, 'targets'>;

/**
 * How each system of an audit stands, in the order in which they were asked for: by the targets that it
 * needs, over the ways of its own components alone.
 */
export function systemStandings(report: Judged): readonly SystemStanding[] {
  const cells = Map.groupBy(report.verdicts, ({ target }) => target);
  return report.options.os.map((os) => {
    const targets = report.targets
      .filter((target) => needs(target, os))
      .map((target) => ({
        ...target,
        askedBy: target.askedBy?.filter((asker) => asker.os === os) ?? [],
      }));
    const verdicts = targets.flatMap((target) =>
      verdictsOver(cells.get(target.id) ?? [], targetRoutes(target, report).counted),
    );
    return { os, ...requiredTargets({ ...report, targets, verdicts }) };
  });
}

/** Whether a system needs a target. What is for no system in particular, all of them do. */
export function needs({ askedBy, reasons }: Target, os: string): boolean {
  if (askedBy) return askedBy.some((asker) => asker.os === os);
  // As audits were saved before it was told who asks.
  const own = reasons.flatMap((reason) => ('os' in reason ? [reason] : []));
  return own.length === 0 || metFor(own, os);
}

function metFor(
  rules: readonly { readonly os: OperatingSystem; readonly met: boolean }[],
  os: string,
): boolean {
  const own = rules.filter((rule) => rule.os === os);
  return own.length > 0 && own.every(({ met }) => met);
}

/** The verdicts of a target over some of its ways, and as a whole by them alone. */
function verdictsOver(
  verdicts: readonly Verdict[],
  counted: ReadonlySet<string>,
): readonly Verdict[] {
  const whole = verdicts.find(({ route }) => route === undefined);
  const cells = verdicts.filter(({ route }) => route !== undefined && counted.has(route));
  const verdict = worst(cells.map((cell) => cell.verdict));
  return [...(whole ? [{ ...whole, verdict: verdict ?? whole.verdict }] : []), ...cells];
}

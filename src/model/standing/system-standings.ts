import type { Report } from '../audit/report.ts';
import type { Verdict } from '../finding/verdict.ts';
import { worst } from '../finding/worst.ts';
import { targetRoutes } from '../route/target-routes.ts';
import type { OperatingSystem } from '../target/operating-system.ts';
import type { Target } from '../target/target.ts';
import { type RequiredTargets, requiredTargets, type Standings } from './required-targets.ts';

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
  return report.options.os.map((os) => ({
    os,
    ...requiredTargets(countedBy(report, { os, cells })),
  }));
}

interface System {
  readonly os: string;
  readonly cells: ReadonlyMap<string, readonly Verdict[]>;
}

/**
 * An audit as one system has it, as far as it is counted. Where no waiver asks who asks for a target, targets stay as they
 * are, and those that the same components ask for share their routes: a copy of each for each system was 50 MB of garbage.
 */
function countedBy(report: Judged, { os, cells }: System): Judged {
  if (report.options.waivers) return asSeenBy(report, { os, cells });
  const targets = report.targets.filter((target) => needs(target, os));
  const known = new Map<Target['askedBy'], ReadonlySet<string>>();
  const routesOf = ({ askedBy, onlyOver }: Target): ReadonlySet<string> => {
    const before = onlyOver ? undefined : known.get(askedBy);
    if (before) return before;
    const asking = { askedBy: askedBy?.filter((asker) => asker.os === os) ?? [] };
    const { counted } = targetRoutes({ ...asking, ...(onlyOver && { onlyOver }) }, report);
    if (!onlyOver) known.set(askedBy, counted);
    return counted;
  };
  const verdicts = targets.flatMap((target) =>
    verdictsOver(cells.get(target.id) ?? [], routesOf(target)),
  );
  return { ...report, targets, verdicts };
}

/** An audit as one system alone has it: the targets that it needs, over the ways of its own components. */
export function auditOf<Some extends Judged>(report: Some, os: string): Some {
  const cells = Map.groupBy(report.verdicts, ({ target }) => target);
  return asSeenBy(report, { os, cells });
}

function asSeenBy<Some extends Judged>(report: Some, { os, cells }: System): Some {
  const targets = report.targets
    .filter((target) => needs(target, os))
    .map((target) => ({
      ...target,
      askedBy: target.askedBy?.filter((asker) => asker.os === os) ?? [],
    }));
  const verdicts = targets.flatMap((target) =>
    verdictsOver(cells.get(target.id) ?? [], targetRoutes(target, report).counted),
  );
  return { ...report, targets, verdicts };
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

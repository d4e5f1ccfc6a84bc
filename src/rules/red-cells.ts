import type { Finding, FindingKind } from '../model/finding/finding.ts';
import { teamOf } from '../model/finding/team.ts';
import type { VerdictName } from '../model/finding/verdict.ts';
import { targetRoutes } from '../model/route/target-routes.ts';
import { type RedCell, type RuleList, ruleLists } from '../model/rules/rule-entry.ts';
import type { Uncured } from '../model/rules/rule-set.ts';
import { waiversOf } from '../model/standing/waived-cells.ts';
import { cures } from './cures.ts';
import type { RuleReport } from './rule-report.ts';

/** The red cells of an audit, each by what cures it. */
export interface RedCells {
  /** By list, then by the id of the target. */
  readonly cured: Readonly<Record<RuleList, ReadonlyMap<string, readonly RedCell[]>>>;
  readonly uncured: readonly Uncured[];
  readonly red: number;
  readonly waived: number;
}

const redVerdicts: ReadonlySet<VerdictName> = new Set(['blocked', 'down', 'inconclusive']);

/**
 * The cells that do not pass over a way that counts for their target, and are not waived. Where TLS of
 * others is opened over the same way, or others are asked for a login there, what is let pass meets the
 * same next: it is foreseen. Linear in verdicts and findings.
 */
export function redCells(report: RuleReport): RedCells {
  const waiverOf = waiversOf(report);
  const targets = new Map(report.targets.map((target) => [target.id, target]));
  const errorsAt = errorsOf(report.findings);
  const foreseen = foreseenOn(report.findings);
  const cured = { allow: new Map(), 'no-inspect': new Map(), 'no-auth': new Map() } as const;
  const uncured: Uncured[] = [];
  let red = 0;
  let waived = 0;
  for (const { target: id, route, verdict } of report.verdicts) {
    const target = targets.get(id);
    if (!target || route === undefined || !redVerdicts.has(verdict)) continue;
    if (!targetRoutes(target, report).counted.has(route)) continue;
    if (waiverOf({ target, route })) {
      waived += 1;
      continue;
    }
    red += 1;
    const cell = { target: id, url: target.url, route };
    const errors = errorsAt(id, route);
    for (const [list, kinds] of listsFor(errors, {
      verdict,
      url: target.url,
      foreseen: foreseen(route),
    })) {
      const cells: Map<string, RedCell[]> = cured[list];
      const own: RedCell = { ...cell, kinds, ...(kinds.length === 0 && { isForeseen: true }) };
      cells.set(id, [...(cells.get(id) ?? []), own]);
    }
    const isDown = verdict === 'down';
    const other = isDown ? errors[0] : errors.find(({ kind }) => cures[kind] === 'none');
    if (!isDown && errors.length > 0 && !other) continue;
    const team = isDown ? 'service' : teamOf(other?.actor);
    uncured.push({ ...cell, verdict, ...(other && { kind: other.kind }), team });
  }
  return { cured, uncured, red, waived };
}

interface Seen {
  readonly verdict: VerdictName;
  readonly url: string;
  readonly foreseen: ReadonlySet<RuleList>;
}

/** The lists that a cell is to stand in, each with the kinds that it cures: none where it is foreseen. */
function listsFor(
  errors: readonly Finding[],
  { verdict, url, foreseen }: Seen,
): readonly (readonly [RuleList, readonly FindingKind[]])[] {
  if (verdict === 'down') return [];
  const kinds = Map.groupBy(
    errors.map(({ kind }) => kind),
    (kind) => cures[kind],
  );
  return ruleLists.flatMap((list) => {
    // There is nothing to open in what is not closed.
    if (list === 'no-inspect' && !url.startsWith('https:')) return [];
    const own = kinds.get(list) ?? [];
    const isNext = kinds.has('allow') && foreseen.has(list);
    return own.length > 0 || isNext ? [[list, [...new Set(own)]] as const] : [];
  });
}

/** What others meet over each route. */
function foreseenOn(findings: readonly Finding[]): (route: string) => ReadonlySet<RuleList> {
  const lists = new Map<string, Set<RuleList>>();
  for (const { kind, severity, route } of findings) {
    const list = cures[kind];
    if (severity !== 'error' || route === undefined || list === 'none' || list === 'allow')
      continue;
    lists.set(route, (lists.get(route) ?? new Set()).add(list));
  }
  return (route) => lists.get(route) ?? new Set();
}

/** Errors about a target over a route; where there is none, those about the target that name no route. */
function errorsOf(
  findings: readonly Finding[],
): (target: string, route: string) => readonly Finding[] {
  const errors = findings.filter((one) => one.severity === 'error' && one.target !== undefined);
  const found = Map.groupBy(errors, ({ target = '', route }) => keyOf(target, route));
  return (target, route) => found.get(keyOf(target, route)) ?? found.get(keyOf(target)) ?? [];
}

function keyOf(target: string, route: string = ''): string {
  return `${target} ${route}`;
}

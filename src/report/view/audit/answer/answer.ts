import type { Report } from '../../../../model/audit/report.ts';
import type { Finding, FindingKind } from '../../../../model/finding/finding.ts';
import { type Team, teamOf, teams } from '../../../../model/finding/team.ts';
import { targetRoutes } from '../../../../model/route/target-routes.ts';
import { type Standings, standings } from '../../../../model/standing/required-targets.ts';
import { waiversOf } from '../../../../model/standing/waived-cells.ts';
import { joined, ours, outside, say, type Text } from '../../../text/say.ts';
import { findingInfo } from '../../../words/finding/finding-info.ts';
import { type FindingGroup, groupFindings } from '../../findings/group-findings.ts';

/** What one team has to change, so that required targets pass. */
export interface TeamChanges {
  readonly team: Team;
  /** Ids of the targets and of the routes concerned, each once. */
  readonly targets: readonly string[];
  readonly routes: readonly string[];
  /** The change of the most targets first. */
  readonly changes: readonly Change[];
}

/** All causes of one kind that are one team's. */
export interface Change {
  readonly kind: FindingKind;
  /** `Refusal by the policy of the proxy: Squid`; how sure, where it is not certain. */
  readonly title: Text;
  readonly targets: readonly string[];
  readonly routes: readonly string[];
  /** The causes behind it, as the findings are grouped in every format. */
  readonly causes: readonly FindingGroup[];
}

/** Targets that do not pass, and of which no finding says why. */
export interface Answer {
  readonly teams: readonly TeamChanges[];
  readonly unexplained: readonly string[];
}

type Judged = Standings & Pick<Report, 'targets'>;

/**
 * What must change before every required target passes, by who can change it: the errors found of
 * targets that fail, over the routes that count for them, the team of the most targets first. Optional
 * targets ask for nothing, nor does a way that nobody goes. Linear in the findings.
 */
export function answerOf(report: Judged): Answer {
  const standingOf = standings(report);
  const waiverOf = waiversOf(report);
  const failing = new Map(
    report.targets
      .filter((target) => standingOf(target) === 'fails')
      .map((target) => [
        target.id,
        [...targetRoutes(target, report).counted].filter((route) => !waiverOf({ target, route })),
      ]),
  );
  const counts = ({ severity, target = '', route }: Finding): boolean => {
    const routes = severity === 'error' ? failing.get(target) : undefined;
    return routes !== undefined && (route === undefined || routes.includes(route));
  };
  const errors = groupFindings(report.findings.filter(counts));
  const explained = new Set(errors.flatMap(({ targets }) => targets));
  return {
    teams: [...Map.groupBy(errors, ({ first }) => teamOf(first.actor))]
      .map(([team, causes]) => ({ team, ...concerned(causes), changes: changesOf(causes) }))
      .toSorted(byTargets)
      .toSorted((one, other) => rank(one.team) - rank(other.team)),
    unexplained: [...failing.keys()].filter((id) => !explained.has(id)),
  };
}

/** Who can change something goes before whom nobody here can ask. */
function rank(team: Team): number {
  return team === 'unknown' || team === 'service' ? teams.indexOf(team) : 0;
}

function changesOf(causes: readonly FindingGroup[]): Change[] {
  return [...Map.groupBy(causes, ({ first }) => first.kind)]
    .map(([kind, some]) => ({ kind, title: titleOf(kind, some), ...concerned(some), causes: some }))
    .toSorted(byTargets);
}

function concerned(causes: readonly FindingGroup[]): Pick<Change, 'targets' | 'routes'> {
  return {
    targets: [...new Set(causes.flatMap(({ targets }) => targets))],
    routes: [...new Set(causes.flatMap(({ first }) => first.route ?? []))],
  };
}

function byTargets(one: Pick<Change, 'targets'>, other: Pick<Change, 'targets'>): number {
  return other.targets.length - one.targets.length;
}

const maxProducts = 3;

/** The kind, the products that were recognised, and the least that is sure of all of them. */
function titleOf(kind: FindingKind, causes: readonly FindingGroup[]): Text {
  const products = new Set(
    causes.flatMap(({ facts }) => (typeof facts.product === 'string' ? [facts.product] : [])),
  );
  const names = joined([...products].slice(0, maxProducts).map(outside), ', ');
  const sure = (['possible', 'likely'] as const).find((one) =>
    causes.some(({ first }) => first.confidence === one),
  );
  return say`${findingInfo[kind].title}${names.length > 0 ? say`: ${names}` : undefined}${sure && say` (${ours(sure)})`}`;
}

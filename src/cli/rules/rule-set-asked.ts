import type { Way } from '../../model/route/route.ts';
import type { RuleSet, ShownRules } from '../../model/rules/rule-set.ts';
import type { Target } from '../../model/target/target.ts';
import { compareLists } from '../../rules/compare-lists.ts';
import { otherWayOf } from '../../rules/other-way.ts';
import { ruleSetOfReport } from '../../rules/rule-set-of-report.ts';
import { ruleSetOfTargets } from '../../rules/rule-set-of-targets.ts';
import type { TargetRequest } from '../../setup/request/audit-request.ts';
import { chooseTargets, oldList } from '../../setup/targets/choose-targets.ts';
import type { Called } from '../../setup/targets/given-lists.ts';
import { skippedRowsLine } from '../../setup/targets/skipped-rows-line.ts';
import { UsageError } from '../../setup/usage/usage-error.ts';
import { say } from '../out/say.ts';
import { ruleReportOfFile } from './rule-report-of-file.ts';

/** What rules are asked for: of a report, or of lists. */
export interface RulesAsked {
  readonly report: string | undefined;
  readonly request: TargetRequest;
  readonly isAll: boolean;
  /** What its list calls optional is left out. */
  readonly isRequired: boolean;
  readonly quiet: boolean | undefined;
  readonly called: Called | undefined;
  /** Where a PAC file is to send it; absent: where it passed. */
  readonly way: Way | undefined;
  /** An older and a newer list, to be compared. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

const fields = ['catalogues', 'targets', 'os', 'agent', 'regions', 'cloud', 'portal'] as const;

/**
 * The rules for what is red in a report, for all that it asked for, or for all that lists name.
 * @throws UsageError where neither is named, or both are.
 */
export async function ruleSetAsked(asked: RulesAsked): Promise<Answered> {
  const { report: path, request, isAll, isRequired, from, to } = asked;
  if (from !== undefined || to !== undefined) return comparedLists(asked);
  if (path === undefined) {
    if (!choosesRows(request) && !isAll) {
      throw new UsageError(
        'Name a report, or a list for all that a device needs: netready rules REPORT, netready rules --catalogue mde-commercial',
      );
    }
    return whole(await ofLists(asked));
  }
  checkNoRows(request);
  const found = await ruleReportOfFile(path);
  const targets = isRequired ? found.targets.filter(isDemanded) : found.targets;
  const report = { ...found, targets };
  const { options, sources, startedAt } = report;
  const lists = sources.map(({ name }) => name);
  const madeFrom = { lists, os: options.os, regions: options.regions, auditedAt: startedAt };
  const { way } = asked;
  const all = ruleSetOfTargets(targets, madeFrom, report.resolved);
  const { resolved = new Map() } = report;
  const shown = isAll ? all : ruleSetOfReport(report);
  const going = isAll
    ? targets.map(({ id }) => id)
    : shown.entries.flatMap(({ cells }) => cells.map(({ target }) => target));
  const otherWay = otherWayOf(report, { targets: new Set(going), ...(way && { way }) });
  return { shown: { ...shown, ...(otherWay && { otherWay }) }, all, resolved };
}

function choosesRows(request: TargetRequest): boolean {
  return fields.some((field) => request[field] !== undefined);
}

/** @throws UsageError where rows are chosen, and they are those of a report. */
export function checkNoRows(request: TargetRequest): void {
  if (!choosesRows(request)) return;
  throw new UsageError(
    'Cannot choose rows of a report: name either a report or --catalogue with --os, --region and the like',
  );
}

/** What was asked for, and all that its list asks for. */
export interface Answered {
  readonly shown: ShownRules;
  readonly all: RuleSet;
  /** What the name server of an audit said, by name; absent: no audit was asked. */
  readonly resolved?: ReadonlyMap<string, readonly string[]>;
}

function whole(all: RuleSet): Answered {
  return { shown: all, all };
}

async function comparedLists(asked: RulesAsked): Promise<Answered> {
  const { report, request, from, to } = asked;
  if (from === undefined || to === undefined) {
    throw new UsageError('Name both lists: netready rules --from OLD --to NEW');
  }
  if (report !== undefined || request.catalogues !== undefined) {
    throw new UsageError(
      'Cannot compare two lists with a third: leave the report or --catalogue out',
    );
  }
  const of = (list: string): Promise<RuleSet> =>
    ofLists({ ...asked, request: { ...request, catalogues: [list] } });
  const all = await of(to);
  return { shown: compareLists(await of(from), all), all };
}

async function ofLists({ request, isRequired, quiet, called, way }: RulesAsked): Promise<RuleSet> {
  const chosen = await chooseTargets(request, { called });
  const unread = skippedRowsLine(chosen.unread ?? new Map());
  for (const line of [oldList(chosen), unread]) {
    if (line !== undefined && !quiet) say(line);
  }
  const { os, regions, sources } = chosen;
  const targets = isRequired ? chosen.targets.filter(isDemanded) : chosen.targets;
  const set = ruleSetOfTargets(targets, { lists: sources.map(({ name }) => name), os, regions });
  return { ...set, ...(way && { otherWay: { way } }) };
}

/** A wildcard that cannot be asked counts for nothing in an audit; its row may be required all the same. */
function isDemanded({ required, reasons }: Target): boolean {
  return required || !reasons.some(({ rule }) => rule === 'optional');
}

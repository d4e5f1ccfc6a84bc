import type { RuleSet } from '../../model/rule-set.ts';
import type { Target } from '../../model/target.ts';
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
}

const fields = ['catalogues', 'targets', 'os', 'agent', 'regions', 'cloud', 'portal'] as const;

/**
 * The rules for what is red in a report, for all that it asked for, or for all that lists name.
 * @throws UsageError where neither is named, or both are.
 */
export async function ruleSetAsked(asked: RulesAsked): Promise<RuleSet> {
  const { report: path, request, isAll, isRequired } = asked;
  const isListed = fields.some((field) => request[field] !== undefined);
  if (path === undefined) {
    if (!isListed && !isAll) {
      throw new UsageError(
        'Name a report, or a list for all that a device needs: netready rules REPORT, netready rules --catalogue mde-commercial',
      );
    }
    return ofLists(asked);
  }
  if (isListed) {
    throw new UsageError(
      'Cannot choose rows of a report: name either a report or --catalogue with --os, --region and the like',
    );
  }
  const whole = await ruleReportOfFile(path);
  const targets = isRequired ? whole.targets.filter(isDemanded) : whole.targets;
  const report = { ...whole, targets };
  const { options, sources, startedAt } = report;
  if (!isAll) return ruleSetOfReport(report);
  const lists = sources.map(({ name }) => name);
  const madeFrom = { lists, os: options.os, regions: options.regions, auditedAt: startedAt };
  return ruleSetOfTargets(targets, madeFrom, report.resolved);
}

async function ofLists({ request, isRequired, quiet, called }: RulesAsked): Promise<RuleSet> {
  const chosen = await chooseTargets(request, { called });
  const unread = skippedRowsLine(chosen.unread ?? new Map());
  for (const line of [oldList(chosen), unread]) {
    if (line !== undefined && !quiet) say(line);
  }
  const { os, regions, sources } = chosen;
  const targets = isRequired ? chosen.targets.filter(isDemanded) : chosen.targets;
  return ruleSetOfTargets(targets, { lists: sources.map(({ name }) => name), os, regions });
}

/** A wildcard that cannot be asked counts for nothing in an audit; its row may be required all the same. */
function isDemanded({ required, reasons }: Target): boolean {
  return required || !reasons.some(({ rule }) => rule === 'optional');
}

import type { RuleSet } from '../../model/rule-set.ts';
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
  readonly quiet: boolean | undefined;
  readonly called: Called | undefined;
}

const fields = ['catalogues', 'targets', 'os', 'agent', 'regions', 'cloud', 'portal'] as const;

/**
 * The rules for what is red in a report, for all that it asked for, or for all that lists name.
 * @throws UsageError where neither is named, or both are.
 */
export async function ruleSetAsked(asked: RulesAsked): Promise<RuleSet> {
  const { report: path, request, isAll } = asked;
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
  const report = await ruleReportOfFile(path);
  const { targets, options, sources, startedAt } = report;
  if (!isAll) return ruleSetOfReport(report);
  const lists = sources.map(({ name }) => name);
  const madeFrom = { lists, os: options.os, regions: options.regions, auditedAt: startedAt };
  return ruleSetOfTargets(targets, madeFrom, report.resolved);
}

async function ofLists({ request, quiet, called }: RulesAsked): Promise<RuleSet> {
  const chosen = await chooseTargets(request, { called });
  const unread = skippedRowsLine(chosen.unread ?? new Map());
  for (const line of [oldList(chosen), unread]) {
    if (line !== undefined && !quiet) say(line);
  }
  const { targets, os, regions, sources } = chosen;
  return ruleSetOfTargets(targets, { lists: sources.map(({ name }) => name), os, regions });
}

import type { Rehearsal } from '../../model/rules/rehearsal.ts';
import type { Target } from '../../model/target/target.ts';
import type { TargetRequest } from '../../setup/request/audit-request.ts';
import { chooseTargets, oldList } from '../../setup/targets/choose-targets.ts';
import type { Called } from '../../setup/targets/given-lists.ts';
import { skippedRowsLine } from '../../setup/targets/skipped-rows-line.ts';
import { say } from '../out/say.ts';
import { ruleReportOfFile } from '../rules/rule-report-of-file.ts';
import { checkNoRows } from '../rules/rule-set-asked.ts';

/** Which rows a change is tried with. */
export interface RowsAsked {
  readonly report: string | undefined;
  readonly request: TargetRequest;
  readonly quiet: boolean | undefined;
  readonly called: Called | undefined;
}

/** The rows, where they come from, and what an audit saw of their names. */
export interface AskedRows {
  readonly targets: readonly Target[];
  readonly madeFrom: Pick<Rehearsal['madeFrom'], 'lists' | 'os' | 'regions'>;
  readonly resolved: ReadonlyMap<string, readonly string[]>;
}

/**
 * The rows of a report, or those of lists, as an audit chooses them.
 * @throws UsageError where both are named.
 */
export async function rowsAsked({ report, request, quiet, called }: RowsAsked): Promise<AskedRows> {
  if (report !== undefined) {
    checkNoRows(request);
    const { targets, sources, options, resolved = new Map() } = await ruleReportOfFile(report);
    const { os, regions } = options;
    return { targets, madeFrom: { lists: sources.map(({ name }) => name), os, regions }, resolved };
  }
  const chosen = await chooseTargets(request, { called });
  for (const line of [oldList(chosen), skippedRowsLine(chosen.unread ?? new Map())]) {
    if (line !== undefined && !quiet) say(line);
  }
  const { targets, sources, os, regions } = chosen;
  const lists = sources.map(({ name }) => name);
  return { targets, madeFrom: { lists, os, regions }, resolved: new Map() };
}

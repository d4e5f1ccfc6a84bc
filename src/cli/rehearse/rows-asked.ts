import type { VerdictName } from '../../model/finding/verdict.ts';
import type { Rehearsal } from '../../model/rules/rehearsal.ts';
import type { Target } from '../../model/target/target.ts';
import type { RuleReport } from '../../rules/rule-report.ts';
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
  /** Whether a target passed in the audit, by its id. */
  readonly passed: ReadonlyMap<string, boolean>;
}

/**
 * The rows of a report, or those of lists, as an audit chooses them.
 * @throws UsageError where both are named.
 */
export async function rowsAsked({ report, request, quiet, called }: RowsAsked): Promise<AskedRows> {
  if (report !== undefined) {
    checkNoRows(request);
    const found = await ruleReportOfFile(report);
    const { targets, sources, options, resolved = new Map() } = found;
    const { os, regions } = options;
    const madeFrom = { lists: sources.map(({ name }) => name), os, regions };
    return { targets, madeFrom, resolved, passed: passedIn(found) };
  }
  const chosen = await chooseTargets(request, { called });
  for (const line of [oldList(chosen), skippedRowsLine(chosen.unread ?? new Map())]) {
    if (line !== undefined && !quiet) say(line);
  }
  const { targets, sources, os, regions } = chosen;
  const lists = sources.map(({ name }) => name);
  return { targets, madeFrom: { lists, os, regions }, resolved: new Map(), passed: new Map() };
}

/** By the verdict of a target as a whole; what was not tried, or is not known, stands in none. */
function passedIn({ verdicts }: RuleReport): ReadonlyMap<string, boolean> {
  const known = verdicts.flatMap(({ target, route, verdict }) => {
    const passed = route === undefined ? passes[verdict] : undefined;
    return passed === undefined ? [] : [[target, passed] as const];
  });
  return new Map(known);
}

const passes: Readonly<Record<VerdictName, boolean | undefined>> = {
  reachable: true,
  degraded: true,
  blocked: false,
  down: false,
  inconclusive: undefined,
  'not-applicable': undefined,
  'not-run': undefined,
};

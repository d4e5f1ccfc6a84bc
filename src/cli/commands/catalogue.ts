import type { LoadedCatalogue } from '../../catalogue/catalogue.ts';
import { compareCatalogues } from '../../catalogue/compare-catalogues.ts';
import { rowReasons } from '../../catalogue/rows/row-reasons.ts';
import { maxRowsHeld } from '../../catalogue/rows/row-watch.ts';
import { catalogueRegions } from '../../catalogue/select/catalogue-regions.ts';
import { wholeList } from '../../catalogue/select/whole-list.ts';
import { catalogueCsv } from '../../report/formats/csv/catalogue-csv.ts';
import { catalogueJson } from '../../report/formats/json/catalogue-json.ts';
import { comparisonJson } from '../../report/formats/json/comparison-json.ts';
import { renderCatalogue } from '../../report/formats/terminal/catalogue/render-catalogue.ts';
import { renderComparison } from '../../report/formats/terminal/catalogue/render-comparison.ts';
import type { TargetRequest } from '../../setup/request/audit-request.ts';
import { checkRegions } from '../../setup/targets/check-regions.ts';
import {
  chooseTargets,
  listFilter,
  loadList,
  oldList,
} from '../../setup/targets/choose-targets.ts';
import type { Called } from '../../setup/targets/given-lists.ts';
import { countByRule, skippedRowsLine } from '../../setup/targets/skipped-rows-line.ts';
import { systemsOf } from '../../setup/targets/systems-of.ts';
import { checkPositionals, notAChoice, UsageError } from '../../setup/usage/usage-error.ts';
import { targetFlags } from '../args/audit-flags.ts';
import { type DisplayArgs, displayFlags, formatFlag } from '../args/display-flags.ts';
import { one, text } from '../args/flag.ts';
import { leanHeap } from '../audit/lean-heap.ts';
import { listProgress } from '../catalogue/list-progress.ts';
import { piecedList, printListInPieces } from '../catalogue/print-list-in-pieces.ts';
import { type Command, commandOf, type Words } from '../command.ts';
import { printDocument } from '../out/print-document.ts';
import { say } from '../out/say.ts';
import { terminal } from '../out/terminal.ts';

interface CatalogueArgs extends TargetRequest, DisplayArgs {
  readonly compare?: string;
  readonly format: 'table' | 'json' | 'csv';
}

const format = formatFlag(['table', 'json', 'csv']);
const compare = one('compare', text, {
  value: 'OLD',
  file: true,
  help: 'what the list NEW adds, drops and changes against OLD; both as --catalogue takes them; with --os, --region, --cloud or --agent for the rows of these alone',
});

export const catalogueCommand: Command = commandOf<CatalogueArgs>({
  usage: '[options] [--compare OLD NEW]',
  flags: { ...targetFlags, compare, format, ...displayFlags },
  optionGroups: [
    { title: 'Targets', options: Object.values(targetFlags) },
    { title: 'Comparison', options: [compare] },
    { title: 'Output', options: [format] },
    { title: 'Display', options: Object.values(displayFlags) },
  ],
  examples: [
    'netready catalogue --os windows-10-1803 --region eu',
    'netready catalogue --catalogue mde-gov --cloud gcc-high --format csv',
    'netready catalogue --catalogue urls.csv --os macos --format json',
    'netready catalogue --compare last-year.xlsx this-year.xlsx',
  ],
  readsWords: true,
  run,
});

async function run(args: CatalogueArgs, { positionals, called }: Words): Promise<number> {
  const { compare: old, format, quiet } = args;
  checkPositionals(positionals, old === undefined ? 0 : 1);
  // Nothing is timed here, and a list may be long.
  leanHeap();
  if (old !== undefined) {
    const [latest] = positionals;
    if (latest === undefined) {
      throw new UsageError('Name the new list: netready catalogue --compare OLD NEW');
    }
    return printComparison(args, { old, latest, called });
  }
  const screen = terminal(args);
  const progress = listProgress(screen.progress);
  const { onRows } = progress;
  const chosen = await chooseTargets(args, { called, inParts: true, onRows }).finally(
    // Where the answer goes to the same screen, nothing is drawn into it.
    screen.progressBeside ? progress.clear : progress.end,
  );
  const { targets, skipped, problems, sources } = chosen;
  const warning = oldList(chosen);
  const unread = skippedRowsLine(chosen.unread ?? new Map());
  for (const line of [warning, unread]) {
    if (line !== undefined && !quiet) say(line);
  }
  const long = piecedList(chosen);
  if (long) {
    await printListInPieces(long, { format, screen }).finally(progress.end);
    return 0;
  }
  await printDocument({ targets, skipped, problems, sources }, (list) => {
    if (format === 'csv') return catalogueCsv(list.targets);
    if (format === 'table') return renderCatalogue(list, screen);
    const json = catalogueJson();
    return [json.more(list), json.end()];
  });
  return 0;
}

interface Lists {
  readonly old: string;
  readonly latest: string;
  readonly called: Called | undefined;
}

async function printComparison(
  args: CatalogueArgs,
  { old, latest, called }: Lists,
): Promise<number> {
  const { format, quiet, regions = [], os } = args;
  if (format === 'csv') throw notAChoice('--format', format, ['table', 'json']);
  const progress = listProgress(terminal(args).progress);
  const loading = { room: { rows: maxRowsHeld }, onRows: progress.onRows };
  const load = (list: string): Promise<LoadedCatalogue> =>
    loadList(list, { ...loading, called: called?.(list) }).finally(progress.clear);
  const before = await load(old);
  const after = await load(latest);
  for (const { name, isBuiltIn, skipped } of [before, after]) {
    const unread = isBuiltIn ? undefined : skippedRowsLine(countByRule(skipped), name);
    if (unread !== undefined && !quiet) say(unread);
  }
  const known = [before, after].flatMap(({ services }) => catalogueRegions(services));
  checkRegions(
    regions.map((region) => region.toLowerCase()),
    known,
  );
  // A row is in for a system or it is not: by what mark and by what rule, is another question.
  const ofSystem = os === undefined ? [] : (['required', 'comments'] as const);
  const rows = [chosenRows(before, args), chosenRows(after, args)] as const;
  const shown = {
    before: before.name,
    after: after.name,
    ...(before.date !== undefined && { beforeDate: before.date }),
    ...(after.date !== undefined && { afterDate: after.date }),
    changes: compareCatalogues(...rows, ...(ofSystem.length > 0 ? [ofSystem] : [])),
  };
  await printDocument(shown, (one) =>
    format === 'json' ? comparisonJson(one) : renderComparison(one, terminal(args)),
  );
  return 0;
}

/** A list with the rows alone that the options choose; all of them without options. */
function chosenRows(list: LoadedCatalogue, request: TargetRequest): LoadedCatalogue {
  const fields = ['os', 'regions', 'cloud', 'agent', 'portal'] as const;
  if (fields.every((field) => request[field] === undefined)) return list;
  const os = request.os ? systemsOf(request.os) : [];
  const wanted = { ...listFilter(request, os), listName: list.name };
  const cloud = wanted.cloud ?? wholeList(list.services).cloud;
  const filter = { ...wanted, ...(cloud && { cloud }) };
  return { ...list, services: list.services.filter((row) => !rowReasons(row, filter).unmet) };
}

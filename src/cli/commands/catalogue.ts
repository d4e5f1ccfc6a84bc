import type { LoadedCatalogue } from '../../catalogue/catalogue.ts';
import { compareCatalogues } from '../../catalogue/compare-catalogues.ts';
import { rowReasons } from '../../catalogue/rows/row-reasons.ts';
import { maxRowsHeld } from '../../catalogue/rows/row-watch.ts';
import { catalogueRegions } from '../../catalogue/select/catalogue-regions.ts';
import { wholeList } from '../../catalogue/select/whole-list.ts';
import { catalogueFormats, comparisonFormats } from '../../report/document-formats.ts';
import type { ComparedLists } from '../../report/view/targets/catalogue/compared-lists.ts';
import type { ShownCatalogue } from '../../report/view/targets/catalogue/shown-catalogue.ts';
import type { TargetRequest } from '../../setup/request/audit-request.ts';
import { checkRegions } from '../../setup/targets/check-regions.ts';
import {
  chooseTargets,
  listFilter,
  loadList,
  oldList,
} from '../../setup/targets/choose-targets.ts';
import type { Called } from '../../setup/targets/given-lists.ts';
import { requestedSystems } from '../../setup/targets/requested-systems.ts';
import { countByRule, skippedRowsLine } from '../../setup/targets/skipped-rows-line.ts';
import { checkPositionals, UsageError } from '../../setup/usage/usage-error.ts';
import { targetFlags } from '../args/audit-flags.ts';
import { filesOf } from '../args/check-files.ts';
import { type DisplayArgs, displayFlags } from '../args/display-flags.ts';
import { type OutputArgs, outputAs, outputFlags } from '../args/document-flags.ts';
import { one, text } from '../args/flag.ts';
import { wordHint } from '../args/habits.ts';
import { deliverList, piecedList } from '../catalogue/deliver-list.ts';
import { listProgress } from '../catalogue/list-progress.ts';
import { type Command, commandOf, type Words } from '../command.ts';
import { deliveryOf, writeAnswer } from '../deliver/deliver.ts';
import { say } from '../out/say.ts';

interface CatalogueArgs extends TargetRequest, OutputArgs<ShownCatalogue>, DisplayArgs {
  readonly compare?: string;
}

const documentFlags = outputFlags(catalogueFormats);
const compare = one('compare', text, {
  value: 'OLD',
  file: true,
  help: 'what the list NEW adds, drops and changes against OLD; both as --catalogue takes them; with --os, --region, --cloud or --agent for the rows of these alone',
});

export const catalogueCommand: Command = commandOf<CatalogueArgs>({
  usage: '[options] [--compare OLD NEW]',
  flags: { ...targetFlags, compare, ...documentFlags, ...displayFlags },
  optionGroups: [
    { title: 'Targets', options: Object.values(targetFlags) },
    { title: 'Comparison', options: [compare] },
    { title: 'Output', options: Object.values(documentFlags) },
    { title: 'Display', options: Object.values(displayFlags) },
  ],
  examples: [
    'netready catalogue --os windows-10-1803 --region eu',
    'netready catalogue --catalogue mde-gov --cloud gcc-high --format csv',
    'netready catalogue --catalogue urls.csv --os macos --format json',
    'netready catalogue --compare last-year.xlsx this-year.xlsx',
    'netready catalogue --os windows-11 --output targets.html',
  ],
  readsWords: true,
  run,
});

async function run(args: CatalogueArgs, { positionals, called }: Words): Promise<number> {
  const { compare: old, quiet } = args;
  checkPositionals(positionals, old === undefined ? 0 : 1, wordHint);
  // Nothing is timed here, and a list may be long.
  if (old !== undefined) {
    const [latest] = positionals;
    if (latest === undefined) {
      throw new UsageError('Name the new list: netready catalogue --compare OLD NEW');
    }
    return writeComparison(args, { old, latest, called });
  }
  const delivery = await deliveryOf<ShownCatalogue>(args, { read: filesOf(args) });
  const progress = listProgress(delivery.screen.progress);
  const { onRows } = progress;
  const chosen = await chooseTargets(args, { called, inParts: true, onRows }).finally(
    // Where the answer goes to the same screen, nothing is drawn into it.
    delivery.screen.progressBeside ? progress.clear : progress.end,
  );
  const { targets, skipped, problems, sources } = chosen;
  const warning = oldList(chosen);
  const unread = skippedRowsLine(chosen.unread ?? new Map());
  for (const line of [warning, unread]) {
    if (line !== undefined && !quiet) say(line);
  }
  const long = piecedList(chosen);
  const isWritten = long
    ? await deliverList(long, delivery).finally(progress.end)
    : await writeAnswer({ targets, skipped, problems, sources }, delivery);
  return isWritten ? 0 : 2;
}

interface Lists {
  readonly old: string;
  readonly latest: string;
  readonly called: Called | undefined;
}

async function writeComparison(
  args: CatalogueArgs,
  { old, latest, called }: Lists,
): Promise<number> {
  const { quiet, regions = [], os } = args;
  const delivery = await deliveryOf<ComparedLists>(
    outputAs(args, { formats: comparisonFormats, by: '--compare' }),
    {
      read: [...[old, latest].map((path) => ({ path })), ...filesOf(args)],
    },
  );
  const progress = listProgress(delivery.screen.progress);
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
  return (await writeAnswer(shown, delivery)) ? 0 : 2;
}

/** A list with the rows alone that the options choose; all of them without options. */
function chosenRows(list: LoadedCatalogue, request: TargetRequest): LoadedCatalogue {
  const fields = ['os', 'regions', 'cloud', 'agent', 'portal'] as const;
  if (fields.every((field) => request[field] === undefined)) return list;
  const os = request.os ? requestedSystems(request.os) : [];
  const wanted = { ...listFilter(request, os), listName: list.name };
  const cloud = wanted.cloud ?? wholeList(list.services).cloud;
  const filter = { ...wanted, ...(cloud && { cloud }) };
  return { ...list, services: list.services.filter((row) => !rowReasons(row, filter).unmet) };
}

import type { LoadedCatalogue } from '../../catalogue/catalogue.ts';
import { catalogueRegions } from '../../catalogue/catalogue-regions.ts';
import { compareCatalogues } from '../../catalogue/compare-catalogues.ts';
import { defaultCloud } from '../../catalogue/default-cloud.ts';
import { rowReasons } from '../../catalogue/row-reasons.ts';
import { catalogueCsv } from '../../report/csv/catalogue-csv.ts';
import { catalogueJson } from '../../report/json/catalogue-json.ts';
import { comparisonJson } from '../../report/json/comparison-json.ts';
import { renderCatalogue } from '../../report/terminal/catalogue/render-catalogue.ts';
import { renderComparison } from '../../report/terminal/catalogue/render-comparison.ts';
import {
  checkRegions,
  chooseTargets,
  listFilter,
  loadList,
  oldList,
} from '../../setup/targets/choose-targets.ts';
import { countByRule, skippedRowsLine } from '../../setup/targets/skipped-rows-line.ts';
import { systemsOf } from '../../setup/targets/systems-of.ts';
import { checkPositionals, notAChoice, UsageError } from '../../setup/usage/usage-error.ts';
import { targetFlags } from '../args/audit-flags.ts';
import { displayOptions, targetOptions } from '../args/audit-options.ts';
import { parseFlags } from '../args/flag.ts';
import type { Parsed } from '../args/option.ts';
import type { Command } from '../command.ts';
import { leanHeap } from '../lean-heap.ts';
import { printDocument } from '../out/print-document.ts';
import { say } from '../out/say.ts';
import { type Terminal, terminal } from '../out/terminal.ts';

const formats = ['table', 'json', 'csv'] as const;

export const catalogueCommand: Command = {
  usage: '[options] [--compare OLD NEW]',
  optionGroups: [
    { title: 'Targets', options: targetOptions },
    {
      title: 'Comparison',
      options: [
        {
          name: 'compare',
          value: 'OLD',
          file: true,
          help: 'what the list NEW adds, drops and changes against OLD; both as --catalogue takes them; with --os, --region, --cloud or --agent for the rows of these alone',
        },
      ],
    },
    {
      title: 'Output',
      options: [{ name: 'format', value: 'NAME', help: 'table (default), json or csv' }],
    },
    { title: 'Display', options: displayOptions },
  ],
  examples: [
    'netready catalogue --os windows-10-1803 --region eu',
    'netready catalogue --catalogue mde-gov --cloud gcc-high --format csv',
    'netready catalogue --catalogue urls.csv --os macos --format json',
    'netready catalogue --compare last-year.xlsx this-year.xlsx',
  ],
  readsWords: true,
  run,
};

async function run(parsed: Parsed): Promise<number> {
  const old = parsed.one('compare');
  checkPositionals(parsed.positionals, old === undefined ? 0 : 1);
  const name = parsed.one('format') ?? 'table';
  const format = formats.find((one) => one === name);
  if (!format) throw notAChoice('--format', name, formats);
  const screen = terminal({ noColor: parsed.has('no-color'), noProgress: true });
  // Nothing is timed here, and a list may be long.
  leanHeap();
  if (old !== undefined) return compare(old, { parsed, format, screen });
  const chosen = await chooseTargets(parseFlags(parsed, targetFlags), { called: parsed.called });
  const { targets, skipped, problems, sources } = chosen;
  const warning = oldList(chosen);
  const unread = skippedRowsLine(chosen.unread ?? new Map());
  for (const line of [warning, unread]) {
    if (line !== undefined && !parsed.has('quiet')) say(line);
  }
  await printDocument({ targets, skipped, problems, sources }, (list) => {
    if (format === 'csv') return catalogueCsv(list.targets);
    return format === 'json' ? catalogueJson(list) : renderCatalogue(list, screen);
  });
  return 0;
}

interface Comparison {
  readonly parsed: Parsed;
  readonly format: (typeof formats)[number];
  readonly screen: Terminal;
}

async function compare(old: string, { parsed, format, screen }: Comparison): Promise<number> {
  const latest = parsed.positionals[0];
  if (latest === undefined) {
    throw new UsageError('Name the new list: netready catalogue --compare OLD NEW');
  }
  if (format === 'csv') throw notAChoice('--format', format, ['table', 'json']);
  const { called } = parsed;
  const before = await loadList(old, called?.(old));
  const after = await loadList(latest, called?.(latest));
  for (const { name, isBuiltIn, skipped } of [before, after]) {
    const unread = isBuiltIn ? undefined : skippedRowsLine(countByRule(skipped), name);
    if (unread !== undefined && !parsed.has('quiet')) say(unread);
  }
  const known = [before, after].flatMap(({ services }) => catalogueRegions(services));
  checkRegions(
    parsed.all('region').map((region) => region.toLowerCase()),
    known,
  );
  // A row is in for a system or it is not: by what mark and by what rule, is another question.
  const ofSystem = parsed.one('os') === undefined ? [] : (['required', 'comments'] as const);
  const rows = [chosenRows(before, parsed), chosenRows(after, parsed)] as const;
  const shown = {
    before: before.name,
    after: after.name,
    ...(before.date !== undefined && { beforeDate: before.date }),
    ...(after.date !== undefined && { afterDate: after.date }),
    changes: compareCatalogues(...rows, ...(ofSystem.length > 0 ? [ofSystem] : [])),
  };
  await printDocument(shown, (one) =>
    format === 'json' ? comparisonJson(one) : renderComparison(one, screen),
  );
  return 0;
}

/** A list with the rows alone that the options choose; all of them without options. */
function chosenRows(list: LoadedCatalogue, parsed: Parsed): LoadedCatalogue {
  const asked = ['os', 'region', 'cloud', 'agent'].some((name) => parsed.one(name) !== undefined);
  if (!asked && !parsed.has('portal')) return list;
  const request = parseFlags(parsed, targetFlags);
  const os = request.os ? systemsOf(request.os) : [];
  const wanted = { ...listFilter(request, os), listName: list.name };
  const cloud = wanted.cloud ?? defaultCloud(list.services);
  const filter = { ...wanted, ...(cloud && { cloud }) };
  return { ...list, services: list.services.filter((row) => !rowReasons(row, filter).unmet) };
}

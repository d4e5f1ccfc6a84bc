import { basename } from 'node:path';
import { builtInCatalogues } from '../../catalogue/built-in-catalogues.ts';
import type { CatalogueProblem, LoadedCatalogue } from '../../catalogue/catalogue.ts';
import { catalogueAge } from '../../catalogue/catalogue-age.ts';
import { type Loading, loadCatalogue } from '../../catalogue/load-catalogue.ts';
import { type LongList, longList } from '../../catalogue/long-list.ts';
import type { Selection } from '../../catalogue/rows/row-reasons.ts';
import { maxRowsHeld } from '../../catalogue/rows/row-watch.ts';
import { catalogueRegions } from '../../catalogue/select/catalogue-regions.ts';
import { countSources } from '../../catalogue/select/count-sources.ts';
import { selectTargets } from '../../catalogue/select/select-targets.ts';
import { askersOf } from '../../model/route/askers-of.ts';
import type { Component } from '../../model/route/component.ts';
import type { Cloud, OperatingSystem } from '../../model/target/operating-system.ts';
import type { CatalogueSource, SkippedRow, Target } from '../../model/target/target.ts';
import { whyOf } from '../../model/text/why-of.ts';
import type { TargetRequest } from '../request/audit-request.ts';
import { nearest } from '../usage/nearest.ts';
import { UnusableValue, UsageError } from '../usage/usage-error.ts';
import { checkNoSecret } from './check-no-secret.ts';
import { checkRegions } from './check-regions.ts';
import { type GivenList, givenLists } from './given-lists.ts';
import { mergedTargets } from './merge-selections.ts';
import { requestedSystems } from './requested-systems.ts';
import { countByRule } from './skipped-rows-line.ts';
import type { TargetDefaults } from './target-defaults.ts';
import { userTarget } from './user-target.ts';

export interface ChosenTargets {
  readonly catalogue?: string;
  readonly os: readonly OperatingSystem[];
  readonly regions: readonly string[];
  readonly targets: readonly Target[];
  readonly skipped: readonly SkippedRow[];
  readonly problems: readonly CatalogueProblem[];
  readonly sources: readonly CatalogueSource[];
  /** How many entries of files gave no target, whatever was chosen, by the rule. */
  readonly unread?: ReadonlyMap<string, number>;
  /** How many months ago the list was made, where that is too long. */
  readonly old?: number;
  /** The targets, where there are too many to hold: `targets` is empty then. */
  readonly long?: LongList;
  /** Who asks for any of them, where they are too many to hold. */
  readonly asking?: ReadonlySet<Component>;
}

/**
 * The targets that a request asks for: those of a list, filtered, and the user's own after them.
 * Targets alone replace the list.
 * @throws UsageError that names the value and the choices.
 */
export async function chooseTargets(
  request: TargetRequest,
  defaults: TargetDefaults = {},
): Promise<ChosenTargets> {
  const { targets = [], catalogues = [] } = request;
  const os = requestedSystems(request.os ?? [], defaults.os);
  const chosen = listFilter(request, os);
  const wanted = chosen.regions.length > 0 ? chosen.regions : (defaults.regions ?? []);
  const urls = [...targets, ...(defaults.urls ?? [])];
  const usual = defaults.catalogue === undefined ? [] : [defaults.catalogue];
  const given = givenLists(catalogues.length > 0 ? catalogues : usual, defaults.called);
  const [first] = given;
  const filter: ListFilter = { ...chosen, regions: wanted };
  const long =
    defaults.inParts && urls.length === 0 && given.length === 1
      ? await longOf(first, { ...defaults, filter })
      : undefined;
  if (long) return { ...long, os, regions: wanted };
  const isReplaced = first === undefined && targets.length > 0;
  if (isReplaced) checkRegions(wanted, []);
  const listed = isReplaced
    ? undefined
    : await fromLists(first === undefined ? [{ place: 'mde-commercial' }] : given, {
        filter,
        onRows: defaults.onRows,
      });
  const known = listed?.targets ?? [];
  const own = ownTargets(urls, { before: known.length, filter });
  return {
    ...(listed && { catalogue: listed.name }),
    os,
    regions: wanted,
    targets: [...known, ...own],
    skipped: listed?.skipped ?? [],
    problems: listed?.problems ?? [],
    sources: listed?.sources ?? [],
    ...(listed?.unread && { unread: listed.unread }),
    ...(listed?.old !== undefined && { old: listed.old }),
  };
}

type ListFilter = Omit<Selection, 'listName'>;

/** What a request says of rows. */
export function listFilter(
  { agent, cloud, regions = [], portal = false }: TargetRequest,
  os: readonly OperatingSystem[],
): ListFilter {
  return {
    os,
    regions: regions.map((region) => region.toLowerCase()),
    ...(agent && { agent }),
    ...(cloud && { cloud }),
    portal,
  };
}

type ListTargets = Omit<ChosenTargets, 'os' | 'regions'> & { readonly name: string };

interface Listing {
  readonly filter: ListFilter;
  readonly onRows: TargetDefaults['onRows'];
}

async function fromLists(
  given: readonly GivenList[],
  { filter, onRows }: Listing,
): Promise<ListTargets> {
  const lists: LoadedCatalogue[] = [];
  const room = { rows: maxRowsHeld };
  for (const { place, called } of given) {
    const list = await loadList(place, { called, room, onRows });
    checkCloud(list.name, filter.cloud);
    if (list.services.length === 0) throw nothingIn(list);
    lists.push(list);
  }
  checkRegions(
    filter.regions,
    lists.flatMap(({ services }) => catalogueRegions(services)),
  );
  const all = lists.map((list) => fromList(list, filter));
  const [first] = all;
  if (first && all.length === 1) return first;
  const ages = all.flatMap(({ old }) => old ?? []);
  return {
    name: all.map(({ name }) => name).join(' + '),
    targets: mergedTargets(all.map(({ targets }) => targets)),
    skipped: all.flatMap(({ skipped }) => skipped),
    problems: all.flatMap(({ problems }) => problems),
    sources: all.flatMap(({ sources }) => sources),
    unread: countByRule(lists.flatMap(unreadOf)),
    ...(ages.length > 0 && { old: Math.max(...ages) }),
  };
}

function fromList(list: LoadedCatalogue, filter: ListFilter): ListTargets {
  const age = catalogueAge(list, new Date());
  const selected = selectTargets(list.services, { ...filter, listName: list.name });
  return {
    name: list.name,
    problems: list.problems,
    targets: selected.targets,
    skipped: [...list.skipped, ...selected.skipped],
    sources: countSources(list, selected),
    unread: countByRule(unreadOf(list)),
    ...(age?.isOld && { old: age.months }),
  };
}

/** What of a file is no address; what a built-in list leaves out, its page does not name. */
function unreadOf({ isBuiltIn, skipped }: LoadedCatalogue): readonly SkippedRow[] {
  return isBuiltIn ? [] : skipped;
}

interface LongReading extends Pick<TargetDefaults, 'triesEach' | 'onRows'> {
  readonly filter: ListFilter;
}

/** A list that is taken in parts; undefined where it can be held, or cannot be read that way. */
async function longOf(
  given: GivenList | undefined,
  { triesEach = 1, onRows, filter: selection }: LongReading,
): Promise<Omit<ChosenTargets, 'os' | 'regions'> | undefined> {
  if (!given || builtInCatalogues.some(({ name }) => name === given.place)) return undefined;
  const { place: file, called } = given;
  const name = called ?? basename(file);
  const looking = {
    selection: { ...selection, listName: name },
    look: checkNoSecret,
    ...{ triesEach, onRows },
    ...(called !== undefined && { called }),
  };
  const long = await longList(file, looking).catch((error: unknown) => {
    // What the system says of the file is told by who reads it whole.
    if (error instanceof Error && 'syscall' in error) return undefined;
    throw error;
  });
  if (!long) return undefined;
  checkRegions(selection.regions, long.regions);
  const { problems, source, unread, asking } = long;
  return {
    ...{ catalogue: name, targets: [], skipped: [], problems, sources: [source] },
    ...{ unread, long, asking },
  };
}

/** A list, built in or from a file. @throws UsageError in one line where there is none. */
export async function loadList(nameOrFile: string, loading: Loading): Promise<LoadedCatalogue> {
  try {
    return await loadCatalogue(nameOrFile, loading);
  } catch (error) {
    const why = whyOf(error);
    // A name that has no dot is no file: one of ours was meant.
    const [near] = nearest(
      nameOrFile,
      builtInCatalogues.map(({ name }) => name),
    );
    const isName = !/[./\\]/.test(nameOrFile);
    throw new UsageError(isName && near !== undefined ? `${why}: did you mean ${near}?` : why);
  }
}

/** The warning that a list is old, in one line; undefined where it is not. */
export function oldList({ catalogue, old }: ChosenTargets): string | undefined {
  if (old === undefined) return undefined;
  return `${catalogue ?? 'The list'} is ${old} months old: the services may have moved since`;
}

/** A built-in list is for some clouds; for another one it would lack what matters, in silence. */
function checkCloud(list: string, cloud: Cloud | undefined): void {
  const builtIn = builtInCatalogues.find(({ name }) => name === list);
  if (!cloud || !builtIn || builtIn.clouds.includes(cloud)) return;
  const fitting = builtInCatalogues.filter(({ clouds }) => clouds.includes(cloud));
  const names = fitting.map(({ name }) => name).join(' or ');
  throw new UnusableValue('cloud', { value: cloud, why: `${list} is not for it; ${names} is` });
}

function nothingIn({ name: value, problems }: LoadedCatalogue): UsageError {
  const lacksColumn = problems.some(({ kind }) => kind === 'no-url-column');
  const why = lacksColumn
    ? 'no column holds addresses; name one URL, Endpoint/URL or Host'
    : 'no row of it names an address';
  return new UnusableValue('catalogues', { value, why });
}

/** The user's own, numbered after those of the list; a URL that was given twice is one target. */
function ownTargets(
  urls: readonly string[],
  { before, filter: { os: systems, agent } }: { before: number; filter: ListFilter },
): readonly Target[] {
  const own = new Map<string, Target>();
  for (const url of urls) {
    const target = userTarget('targets', { url, id: `t${before + own.size + 1}` });
    const askedBy = askersOf(target, { systems, agent });
    if (!own.has(target.url)) own.set(target.url, { ...target, askedBy });
  }
  return [...own.values()];
}

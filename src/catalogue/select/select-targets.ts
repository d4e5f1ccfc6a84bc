import { endpointUrl } from '../../model/address/endpoint.ts';
import { askersOf } from '../../model/route/askers-of.ts';
import type { Asker } from '../../model/route/component.ts';
import type { Reason, Service, SkippedRow, Target } from '../../model/target/target.ts';
import { addressTest } from '../known/expected-answer.ts';
import { cloudsOf, regionLabel } from '../known/geography.ts';
import { isServiceDomain } from '../known/known-service.ts';
import { isPinned } from '../known/pinned-hosts.ts';
import { purposes } from '../known/purposes.ts';
import { type RowReasons, rowReasons, type Selection } from '../rows/row-reasons.ts';
import { versionRulesFor } from '../rows/version-rules.ts';
import { expandWildcard, type WildcardName } from './expand-wildcard.ts';
import type { OwnRows } from './own-rows.ts';
import { type WholeList, wholeList } from './whole-list.ts';

export interface SelectedTargets {
  readonly targets: readonly Target[];
  readonly skipped: readonly SkippedRow[];
  /** What came of each row; `in-part`: names of a wildcard are out. */
  readonly outcomes: ReadonlyMap<Service, RowOutcome>;
}

export type RowOutcome = 'taken' | 'in-part' | 'out';

export interface RowsWanted extends Selection {
  /** The list of which these are some rows; absent: these are all. */
  readonly whole?: Pick<WholeList, 'own' | 'cloud'>;
}

/**
 * The targets of an audit from the rows of a list, with every reason for each, and the rows that
 * are out, each with the first rule that was not met. Wildcards become the concrete names that
 * are known; rows that come to the same host, port and path become one target, which is required
 * where one of them is. Pure; targets are numbered in the order of the list. A list of commercial
 * and government rows is taken for the commercial cloud unless another is chosen.
 */
export function selectTargets(
  services: readonly Service[],
  { whole = wholeList(services), ...wanted }: RowsWanted,
): SelectedTargets {
  const cloud = wanted.cloud ?? whole.cloud;
  const selection = cloud === undefined ? wanted : { ...wanted, cloud };
  const { own } = whole;
  const skipped: SkippedRow[] = [];
  const targets = new Map<string, Merged>();
  const outcomes = new Map<Service, RowOutcome>();
  for (const service of services) {
    const row = rowReasons(service, selection);
    outcomes.set(service, row.unmet ? 'out' : 'taken');
    if (row.unmet) {
      skipped.push(skippedRow(service, row.unmet));
      continue;
    }
    const before = skipped.length;
    const found = service.host.includes('*')
      ? wildcardTargets(service, { selection, own, skipped, row })
      : [
          asked(targetOf(service, { reasons: row.reasons, listed: service }), {
            row,
            selection,
            service,
          }),
        ];
    if (skipped.length > before) outcomes.set(service, 'in-part');
    for (const target of found) merge(target, targets);
  }
  return { targets: [...targets.values()].map(numbered), skipped, outcomes };
}

type Found = Omit<Target, 'id'>;

/** A target and, where several rows come to it, the reasons of all of them, once each. */
interface Merged {
  readonly first: Found;
  required: boolean;
  reasons?: Map<string, Reason>;
  askedBy?: Map<string, Asker>;
}

interface Context {
  readonly selection: Selection;
  readonly own: OwnRows;
  readonly skipped: SkippedRow[];
  readonly row: RowReasons;
}

function wildcardTargets(listed: Service, context: Context): Found[] {
  const pattern = listed.host;
  const found: Found[] = [];
  for (const name of listed.isUnasked ? [] : expandWildcard(listed, context.own)) {
    const service = namedService(listed, { name, regions: context.selection.regions });
    const row = rowReasons(service, context.selection);
    const { reasons, unmet } = row;
    if (unmet) {
      // Another region's name says nothing of this row; another version's does.
      if (unmet.rule === 'version') context.skipped.push(skippedRow(service, unmet));
      continue;
    }
    const wildcard: Reason = { rule: 'wildcard', pattern, met: true, source: name.source };
    const target = targetOf(service, { reasons: [...reasons, wildcard], listed });
    found.push(asked(target, { row, selection: context.selection, service }));
  }
  return found.length > 0
    ? found
    : [asked(unaskable(listed, context.row.reasons), { ...context, service: listed })];
}

/** The target with who asks for it, on the systems that need its row. */
function asked(
  target: Found,
  {
    row,
    selection,
    service,
  }: { readonly row: RowReasons; readonly selection: Selection; readonly service: Service },
): Found {
  const { agent } = selection;
  const isForPush = service.purpose === purposes.push;
  const askedBy = askersOf({ ...target, isForPush }, { systems: row.systems, agent });
  return askedBy.length > 0 ? { ...target, askedBy } : target;
}

interface Named {
  readonly name: WildcardName;
  readonly regions: readonly string[];
}

/** The row as if it named one host; a name's region narrows the row's. */
function namedService(listed: Service, { name, regions }: Named): Service {
  const geography = name.region ?? listed.geography;
  const isAsked = !name.byRegion || regions.includes(regionLabel(geography).toLowerCase());
  const clouds = cloudsOf(geography);
  return {
    ...listed,
    host: name.host,
    path: listed.path === '/' ? (name.path ?? '/') : listed.path,
    ...(geography === undefined ? {} : { geography }),
    ...(clouds === undefined ? {} : { clouds }),
    required: listed.required && !name.dated && isAsked,
    rules: [...listed.rules, ...versionRulesFor(name.host, geography)],
  };
}

function targetOf(
  service: Service,
  { reasons, listed }: { readonly reasons: readonly Reason[]; readonly listed: Service },
): Found {
  const { path, expect } = addressTest(service);
  const answer: Reason[] = expect
    ? [{ rule: 'expected-answer', status: expect.status, source: expect.source }]
    : [];
  return {
    url: endpointUrl({ ...service, path }),
    host: service.host,
    port: service.port,
    service: service.service,
    category: service.category,
    region: regionLabel(service.geography),
    required: service.required,
    reasons: [listedReason(listed), ...reasons, ...optionalReasons(listed, service), ...answer],
    ...patternOf(service, listed),
    ...(expect ? { expect } : {}),
    ...(service.scheme === 'https' && isPinned(service.host) ? { pinned: true as const } : {}),
    ...(isServiceDomain(service.host) ? {} : { own: true as const }),
  };
}

function patternOf({ host, pattern }: Service, listed: Service): Pick<Target, 'pattern'> {
  if (listed.host !== host) return { pattern: listed.host };
  return pattern === undefined ? {} : { pattern };
}

/** Nobody can ask a pattern: it is shown, and never counted. */
function unaskable(listed: Service, reasons: readonly Reason[]): Found {
  const wildcard: Reason = { rule: 'wildcard', pattern: listed.host, met: false };
  return {
    url: endpointUrl({ ...listed, path: '/' }),
    host: listed.host,
    port: listed.port,
    service: listed.service,
    category: listed.category,
    region: regionLabel(listed.geography),
    required: false,
    reasons: [listedReason(listed), ...reasons, wildcard, ...optionalReasons(listed, listed)],
    pattern: listed.host,
    notRun: 'wildcard-without-known-name',
  };
}

function listedReason(listed: Service): Reason {
  return {
    rule: 'listed',
    source: listed.source,
    ...(listed.sheet === undefined ? {} : { sheet: listed.sheet }),
    ...(listed.row === undefined ? {} : { row: listed.row }),
    pattern: listed.path === '/' ? listed.host : `${listed.host}${listed.path}`,
  };
}

/** A name can be optional below a row that is not: `name` is the row as narrowed to it. */
function optionalReasons(listed: Service, name: Service): Reason[] {
  return name.required ? [] : [{ rule: 'optional', source: listed.source }];
}

function skippedRow(service: Service, reason: Reason): SkippedRow {
  return {
    ...(service.sheet === undefined ? {} : { sheet: service.sheet }),
    ...(service.row === undefined ? {} : { row: service.row }),
    url: endpointUrl(service),
    reason,
  };
}

function merge(target: Found, targets: Map<string, Merged>): void {
  const key = `${target.host} ${target.port} ${target.url}`;
  const same = targets.get(key);
  if (!same) {
    targets.set(key, { first: target, required: target.required });
    return;
  }
  same.required ||= target.required;
  same.reasons ??= keyed(same.first.reasons);
  for (const [text, reason] of keyed(target.reasons)) same.reasons.set(text, reason);
  same.askedBy ??= keyed(same.first.askedBy ?? []);
  for (const [text, asker] of keyed(target.askedBy ?? [])) same.askedBy.set(text, asker);
}

function keyed<T>(values: readonly T[]): Map<string, T> {
  return new Map(values.map((value) => [JSON.stringify(value), value]));
}

function numbered({ first, required, reasons, askedBy }: Merged, index: number): Target {
  const id = `t${index + 1}`;
  return {
    ...{ id, ...first, required },
    ...(reasons ? { reasons: [...reasons.values()] } : {}),
    ...(askedBy && askedBy.size > 0 ? { askedBy: [...askedBy.values()] } : {}),
  };
}

import { isDeepStrictEqual } from 'node:util';
import { endpointUrl } from '../model/address/endpoint.ts';
import { type OsColumn, osColumns, type VersionRule } from '../model/target/target.ts';
import type { ListedService } from './catalogue.ts';
import { regionLabel } from './known/geography.ts';

export const comparedFields = ['required', 'columns', 'rules', 'comments'] as const;
export type ComparedField = (typeof comparedFields)[number];

/** What a list says of one address. */
export interface ComparedRow {
  readonly required: boolean;
  /** Empty: every system. */
  readonly columns: readonly OsColumn[];
  readonly rules: readonly ComparedRule[];
  readonly comments: readonly string[];
}

/** A version rule, wherever it is stated. */
export type ComparedRule = Pick<VersionRule, 'effect' | 'family' | 'from' | 'to'>;

/** One address of one geography that a new list adds, drops or changes. */
export interface CatalogueChange {
  readonly change: 'added' | 'dropped' | 'changed';
  readonly url: string;
  /** `WW`, `US`, …; absent where the list names none. */
  readonly geography?: string;
  /** A row of the admin portal. */
  readonly portal?: true;
  readonly before?: ComparedRow;
  readonly after?: ComparedRow;
  /** What differs; empty for what was added or dropped. */
  readonly fields: readonly ComparedField[];
}

interface Listed {
  readonly services: readonly ListedService[];
}

/**
 * What a new list adds, drops and changes, by host, port, path and geography, sorted by these. Rows
 * that a list gives twice count as one that covers both. Rules are compared by what they say, not
 * by where they stand; comments only where both lists have any, because built-in lists have none.
 * Pure.
 * @param fields what is looked at of a row; for one system its columns and rules say nothing more,
 * once its rows are chosen.
 */
export function compareCatalogues(
  before: Listed,
  after: Listed,
  fields: readonly ComparedField[] = comparedFields,
): CatalogueChange[] {
  const old = byAddress(before.services);
  const latest = byAddress(after.services);
  const commented = [old, latest].every((rows) =>
    rows.values().some(({ row }) => row.comments.length > 0),
  );
  const keys = [...new Set([...old.keys(), ...latest.keys()])].sort();
  return keys.flatMap((key): CatalogueChange[] => {
    const one = old.get(key);
    const other = latest.get(key);
    if (!one || !other) {
      if (one) return [{ change: 'dropped', ...one.address, before: one.row, fields: [] }];
      return other ? [{ change: 'added', ...other.address, after: other.row, fields: [] }] : [];
    }
    const different = fields.filter(
      (field) =>
        (field !== 'comments' || commented) && !isDeepStrictEqual(one.row[field], other.row[field]),
    );
    if (different.length === 0) return [];
    const rows = { before: one.row, after: other.row };
    return [{ change: 'changed', ...other.address, ...rows, fields: different }];
  });
}

interface Addressed {
  readonly address: Pick<CatalogueChange, 'url' | 'geography' | 'portal'>;
  readonly row: ComparedRow;
}

function byAddress(services: readonly ListedService[]): Map<string, Addressed> {
  const rows = new Map<string, Addressed>();
  for (const service of services) {
    const region = regionLabel(service.geography);
    // Both are for everybody, and lists without a column for it mean the same.
    const key = [service.host, service.port, service.path, region === '-' ? 'WW' : region]
      .concat(service.portal ? 'portal' : [])
      .join(' ');
    const known = rows.get(key);
    const row = rowOf(service);
    const address = {
      url: endpointUrl(service),
      ...(region === '-' ? {} : { geography: region }),
      ...(service.portal ? { portal: service.portal } : {}),
    };
    rows.set(key, known ? { ...known, row: both(known.row, row) } : { address, row });
  }
  return rows;
}

function rowOf({ required, columns, rules, comment }: ListedService): ComparedRow {
  const said = rules.map(({ effect, family, from, to }) => ({
    effect,
    family,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  }));
  return {
    required,
    columns: marksOf(columns),
    rules: distinct(said),
    comments: comment === undefined ? [] : [comment.replace(/\s+/g, ' ')],
  };
}

function both(one: ComparedRow, other: ComparedRow): ComparedRow {
  const everywhere = one.columns.length === 0 || other.columns.length === 0;
  return {
    required: one.required || other.required,
    columns: everywhere ? [] : marksOf([...one.columns, ...other.columns]),
    rules: distinct([...one.rules, ...other.rules]),
    comments: [...new Set([...one.comments, ...other.comments])].sort(),
  };
}

/** A row with every mark says what a row without any does. */
function marksOf(columns: readonly OsColumn[]): OsColumn[] {
  const marked = osColumns.filter((column) => columns.includes(column));
  return marked.length === osColumns.length ? [] : marked;
}

/** Once each, in one order, so that two lists can be compared. */
function distinct(rules: readonly ComparedRule[]): ComparedRule[] {
  const byText = new Map(rules.map((rule) => [JSON.stringify(rule), rule]));
  return [...byText].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, rule]) => rule);
}

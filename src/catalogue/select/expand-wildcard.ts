import type { Cloud } from '../../model/target/operating-system.ts';
import type { Service } from '../../model/target/target.ts';
import { knownNamesFor } from './known-names-for.ts';
import type { OwnRows } from './own-rows.ts';
import { type WildcardNames, wildcardNames } from './wildcard-names.ts';

/** One concrete name of a wildcard row. */
export interface WildcardName {
  readonly host: string;
  readonly region?: string;
  readonly path?: string;
  /** Shown, and never counted. */
  readonly dated?: true;
  /** Counted where its region is asked for. */
  readonly byRegion?: true;
  readonly source: string;
}

const tabled = Map.groupBy(wildcardNames, ({ pattern }) => pattern);

/**
 * The concrete names of a wildcard row: those of the table of wildcards, else every name that the
 * built-in lists and the expected answers know below it. Left out are names with a row of their
 * own and names below a narrower wildcard of the same list: they follow the rules of that row.
 * None for a row that names a path: what stands below a path is known for no wildcard.
 */
export function expandWildcard(service: Service, own: OwnRows): WildcardName[] {
  if (service.path !== '/' && service.path.includes('*')) return [];
  const names = tabled.get(service.host)?.flatMap(namesOf(service)) ?? namesBelow(service);
  return names.filter(
    ({ host }) =>
      !own.hosts.has(host) &&
      !hasNarrower(host, { wildcard: service.host, patterns: own.patterns }),
  );
}

interface Narrower {
  readonly wildcard: string;
  readonly patterns: ReadonlySet<string>;
}

function hasNarrower(host: string, { wildcard, patterns }: Narrower): boolean {
  let dot = host.indexOf('.');
  while (dot >= 0 && host.length - dot > wildcard.length - 1) {
    if (patterns.has(`*${host.slice(dot)}`)) return true;
    dot = host.indexOf('.', dot + 1);
  }
  return false;
}

function namesOf({ portal }: Service): (row: WildcardNames) => WildcardName[] {
  return (row) => {
    if (row.portal !== portal) return [];
    const domain = row.pattern.slice(2);
    return row.labels.map((label) => ({
      host: label === '@' ? domain : `${label}.${domain}`,
      ...(row.region === undefined ? {} : { region: row.region }),
      ...(row.path === undefined ? {} : { path: row.path }),
      ...(row.dated ? { dated: row.dated } : {}),
      ...(row.byRegion ? { byRegion: row.byRegion } : {}),
      source: row.source,
    }));
  };
}

function namesBelow({ host, clouds, path }: Service): WildcardName[] {
  if (path !== '/') return [];
  const government = isGovernment(clouds);
  return knownNamesFor(host)
    .filter(({ clouds: ofName }) => isGovernment(ofName) === government)
    .map(({ host, region, source }) => ({
      host,
      ...(region === undefined ? {} : { region }),
      source,
    }));
}

function isGovernment(clouds: readonly Cloud[] | undefined): boolean {
  return clouds !== undefined && !clouds.includes('commercial');
}

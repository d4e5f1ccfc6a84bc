import type { Cloud } from '../../model/target/operating-system.ts';
import { builtInCatalogues } from '../built-in-catalogues.ts';
import { wildcardNames } from '../select/wildcard-names.ts';
import { expectedAnswers } from './expected-answers.ts';

/** A concrete name that some list or table knows. */
export interface KnownName {
  readonly host: string;
  readonly region?: string;
  readonly clouds?: readonly Cloud[];
  readonly source: string;
}

let names: readonly KnownName[] | undefined;

/**
 * Every concrete name of the built-in lists, the table of wildcards and the expected answers,
 * once each, in that order; the admin portal's left out. Made on first use.
 */
export function knownNames(): readonly KnownName[] {
  names ??= unique([...listed(), ...tabled(), ...answering()]);
  return names;
}

function listed(): KnownName[] {
  return builtInCatalogues.flatMap(({ services }) =>
    services
      .filter(({ host, portal }) => !host.startsWith('*') && !portal)
      .map(({ host, geography, clouds, source }) => ({
        host,
        ...(geography === undefined ? {} : { region: geography }),
        ...(clouds === undefined ? {} : { clouds }),
        source,
      })),
  );
}

function tabled(): KnownName[] {
  return wildcardNames
    .filter(({ portal }) => !portal)
    .flatMap(({ pattern, labels, region, source }) =>
      labels.map((label) => ({
        host: label === '@' ? pattern.slice(2) : `${label}${pattern.slice(1)}`,
        ...(region === undefined ? {} : { region }),
        source,
      })),
    );
}

function answering(): KnownName[] {
  return expectedAnswers
    .filter(({ host }) => !host.includes('*'))
    .map(({ host, source }) => ({ host, source }));
}

function unique(all: readonly KnownName[]): KnownName[] {
  const byHost = new Map<string, KnownName>();
  for (const name of all) if (!byHost.has(name.host)) byHost.set(name.host, name);
  return [...byHost.values()];
}

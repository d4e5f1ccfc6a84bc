import type { Reason, Service } from '../../model/target/target.ts';
import { builtInCatalogues } from '../built-in-catalogues.ts';
import { type KnownName, knownNames } from './known-names.ts';

type Listed = Extract<Reason, { rule: 'listed' }>;

interface Known {
  readonly exact: ReadonlyMap<string, Listed>;
  readonly patterns: readonly { readonly ending: string; readonly reason: Listed }[];
  readonly domains: ReadonlySet<string>;
}

/** Below these everybody has names of his own. */
const sharedEndings: readonly string[] = ['.blob.core.windows.net', '.blob.core.usgovcloudapi.net'];

/** In no list of service URLs, and asked by `netready setup`: Microsoft Graph of each cloud. */
const graph: readonly KnownName[] = [
  'graph.microsoft.com',
  'graph.microsoft.us',
  'dod-graph.microsoft.us',
].map((host) => ({ host, source: 'Microsoft Graph' }));

let made: Known | undefined;

/**
 * Why a host is a service's, by the lists that travel with the project: the row or the table that
 * names it, or a pattern that fits; undefined for any other. A storage account is a service's only
 * by its own name.
 */
export function knownService(host: string): Listed | undefined {
  const { exact, patterns } = known();
  const name = host.toLowerCase();
  return exact.get(name) ?? patterns.find(({ ending }) => name.endsWith(ending))?.reason;
}

/** Whether a host belongs to a domain of which the lists name some host: none of a user's own. */
export function isServiceDomain(host: string): boolean {
  return known().domains.has(domainOf(host));
}

function known(): Known {
  made ??= make();
  return made;
}

function make(): Known {
  const services = builtInCatalogues.flatMap((list) => list.services);
  const exact = new Map([...graph, ...knownNames()].map((name) => [name.host, reasonOfName(name)]));
  for (const service of services.toReversed()) exact.set(service.host, reasonOf(service));
  const patterns = services
    .filter(({ host }) => host.startsWith('*.') && !sharedEndings.includes(host.slice(1)))
    .map((service) => ({ ending: service.host.slice(1), reason: reasonOf(service) }))
    .sort((a, b) => b.ending.length - a.ending.length);
  return { exact, patterns, domains: new Set([...exact.keys()].map(domainOf)) };
}

function reasonOfName({ host, source }: KnownName): Listed {
  return { rule: 'listed', source, pattern: host };
}

function reasonOf({ host, source, sheet, row }: Service): Listed {
  return {
    rule: 'listed',
    source,
    ...(sheet !== undefined && { sheet }),
    ...(row !== undefined && { row }),
    pattern: host,
  };
}

/** The lists name no host below a public suffix of more labels than one. */
function domainOf(host: string): string {
  return host.toLowerCase().split('.').slice(-2).join('.');
}

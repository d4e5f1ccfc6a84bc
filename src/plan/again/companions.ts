import type { AuditHead } from '../../model/audit/report.ts';
import type { Target } from '../../model/target/target.ts';

/** For each scheme that is tried; more would show the same. */
const mostOfScheme = 3;

interface Among extends Pick<AuditHead, 'targets'> {
  /** Ids of those that are tried. */
  readonly tried: ReadonlySet<string>;
  /** URLs of those that passed in an earlier audit; absent: nothing is known. */
  readonly passed?: ReadonlySet<string> | undefined;
}

/**
 * Hosts to hold what is tried against: alone, a failure could be that of the whole way. Of the rest of the list
 * a few for each scheme that is tried, what passed before first, then worldwide rows, one of a parent domain.
 * They are tried once over each way as hosts of `--control` are, and never counted.
 */
export function companions({ targets, tried, passed }: Among): readonly Target[] {
  const schemes = new Set(targets.filter(({ id }) => tried.has(id)).map(schemeOf));
  const hosts = new Set(targets.filter(({ id }) => tried.has(id)).map(({ host }) => host));
  const others = targets.filter(
    ({ host, notRun, url }) =>
      notRun === undefined && !hosts.has(host) && (!passed || passed.has(url)),
  );
  const ranked = others.toSorted((one, other) => rank(one) - rank(other));
  const chosen = [...schemes].toSorted().flatMap((scheme) => {
    const domains = new Map<string, Target>();
    for (const target of ranked) {
      const domain = domainOf(target.host);
      if (schemeOf(target) === scheme && !domains.has(domain)) domains.set(domain, target);
    }
    return [...domains.values()].slice(0, mostOfScheme);
  });
  return chosen.map(({ url, host, port, service, region, expect }, index) => ({
    ...{ id: `c${index + 1}`, url, host, port, service, region, required: false, reasons: [] },
    ...(expect && { expect }),
  }));
}

function rank({ region, required }: Target): number {
  return (region === 'WW' ? 0 : 1) + (required ? 0 : 2);
}

function schemeOf({ url }: Target): string {
  return url.startsWith('http:') ? 'http' : 'https';
}

/** The last two labels, as hosts are held apart where one stands beside another. */
function domainOf(host: string): string {
  return /^[\d.]+$/.test(host) ? host : host.split('.').slice(-2).join('.');
}

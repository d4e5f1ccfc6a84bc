import type { AuditForGuide } from '../../model/guide/audited-network.ts';
import type { Device, Reporting } from '../../model/guide/reporting.ts';
import type { Answered } from '../../model/guide/tenant.ts';
import { readSiteMap, type SitesOf, sitesByName } from '../../setup/tenant/site-map.ts';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';
import { auditOfFile } from './audit-of-file.ts';
import type { ReportingArgs } from './reporting-flags.ts';

/** What saved audits say of sites, and how devices are placed. */
export interface SiteForecasts {
  readonly audits: ReadonlyMap<string, AuditForGuide>;
  readonly sitesOf: SitesOf;
}

/**
 * Reads the audits of `--reporting`, each of its own site, and the map of `--site-map`.
 * @returns undefined where none is given.
 * @throws UsageError in one line for a file that cannot be used.
 */
export async function siteForecasts({
  reporting: paths = [],
  siteMap,
}: ReportingArgs): Promise<SiteForecasts | undefined> {
  if (paths.length === 0) {
    if (siteMap === undefined) return undefined;
    throw new UsageError('Cannot use --site-map: it goes with --reporting AUDIT');
  }
  const audits = new Map<string, AuditForGuide>();
  for (const path of paths) {
    const audit = await auditOfFile(path);
    const { site } = audit;
    const wrong = (why: string): UsageError =>
      new UsageError(`Cannot use ${quoted(path)} for --reporting: ${why}`);
    if (site === undefined) throw wrong('it names no site; netready audit --site NAME does');
    if (audits.has(site)) throw wrong(`another audit is of the site ${quoted(site)} too`);
    audits.set(site, audit);
  }
  const sitesOf = siteMap === undefined ? sitesByName([...audits.keys()]) : readSiteMap(siteMap);
  return { audits, sitesOf };
}

/** Puts each onboarded device to its site; one that is at several is at none. */
export function placeDevices(
  answer: Answered<readonly Device[]>,
  { audits, sitesOf }: SiteForecasts,
): Reporting {
  if (!('found' in answer)) return answer;
  const placed = new Map<string, Device[]>([...audits.keys()].map((site) => [site, []]));
  let [elsewhere, ambiguous] = [0, 0];
  for (const device of answer.found) {
    if (device.onboarding.toLowerCase() !== 'onboarded') continue;
    const sites = sitesOf(device);
    const [site = ''] = sites;
    const own = placed.get(site);
    if (sites.size > 1) ambiguous += 1;
    else if (own) own.push(device);
    else elsewhere += 1;
  }
  const sites = [...audits].map(([site, audit]) => ({
    ...{ site, audit },
    devices: placed.get(site) ?? [],
  }));
  return { found: { sites, elsewhere, ambiguous } };
}

import type { Latency, Report, Summary } from '../../model/audit/report.ts';
import type { Merged, MergedSite, MergedTarget, Missing } from '../../model/compared/merged.ts';
import { joinedStatus } from '../../model/standing/outcome-status.ts';
import { addUp } from '../parts/add-up.ts';
import type { Egresses } from '../tomography/seen.ts';
import { isMissing, tomography } from '../tomography/tomography.ts';
import { siteDifferences } from './site-differences.ts';
import { newPool, type SiteReport, siteReportOf } from './site-report.ts';

/** So many files that hold no audit are told by name. */
const mostUnread = 1000;

/** Sites on their way into one report. */
export interface Merging {
  /** Takes the report of a file, or the next part of it. */
  readonly add: (file: string, report: Report) => void;
  readonly unread: (file: string, why: string) => void;
  readonly merged: () => Merged;
}

/**
 * Merges the reports of many sites, one after another: what is held of each are its cells, and of all
 * of them the sum of their histograms.
 * @param egresses which way out the direct connections of a site take, where that is known.
 */
export function mergeSites(egresses: Egresses = new Map()): Merging {
  const pool = newPool();
  const files = new Map<string, SiteReport>();
  const seen = new Map<string, string>();
  const repeated = new Map<string, string>();
  const unread: { file: string; why: string }[] = [];
  let unreadMore = 0;
  let latency: readonly Latency[] = [];
  const add = (file: string, report: Report): void => {
    const next = siteReportOf(report, pool);
    const id = identityOf(report);
    const sameAs = seen.get(id) ?? repeated.get(file);
    if (sameAs !== undefined) {
      repeated.set(file, sameAs);
      return;
    }
    seen.set(id, file);
    latency = sumOf({ latency }, next).latency;
    const before = files.get(file);
    files.set(file, { ...(before ? joined(before, next) : next), latency: [] });
  };
  const merged = (): Merged => {
    const all = withNames(files);
    const sites = all.map(([site]) => site);
    const bySite = all.map(([{ name }, { cells }]) => ({ name, cells }));
    const targets = targetsOf(all.map(([, report]) => report));
    const missing = bySite.flatMap(({ name, cells }) =>
      cells.filter(isMissing).map((cell): Missing => ({ ...cell, site: name })),
    );
    return {
      schemaVersion: 1,
      sites,
      targets,
      verdicts: all.flatMap(([{ name }, { wholes }]) =>
        [...wholes].map(([target, verdict]) => ({ site: name, target, verdict })),
      ),
      missing,
      ...tomography({ missing, sites: bySite, targets }, egresses),
      differences: siteDifferences(sites),
      latency,
      unread,
      ...(unreadMore > 0 && { unreadMore }),
      repeated: [...repeated].map(([file, sameAs]) => ({ file, sameAs })),
    };
  };
  return {
    add,
    unread: (file, why) => {
      if (unread.length < mostUnread) unread.push({ file, why });
      else unreadMore += 1;
    },
    merged,
  };
}

/** Two files with the same of all this hold one audit, in whatever forms. */
function identityOf({ startedAt, environment, options, part, summary, attempts }: Report): string {
  const { resolvers, system } = environment;
  const { site = '' } = options;
  const ends = [attempts[0]?.observations[0] ?? '', attempts.length];
  return JSON.stringify([startedAt, system, resolvers, site, part ?? null, summary, ends]);
}

const none: Summary = {
  ...{ targets: 0, reachable: 0, degraded: 0, blocked: 0, down: 0 },
  ...{ inconclusive: 0, notApplicable: 0, notRun: 0 },
};

interface Added {
  readonly latency: readonly Latency[];
  readonly summary?: Summary;
}

function sumOf(one: Added, other: Added): Required<Added> {
  return addUp(
    { latency: one.latency, issuers: [], summary: one.summary ?? none },
    { latency: other.latency, issuers: [], summary: other.summary ?? none },
  );
}

/** Two parts of one audit. */
function joined(one: SiteReport, other: SiteReport): SiteReport {
  const { summary } = sumOf(
    { latency: [], summary: one.site.summary },
    { latency: [], summary: other.site.summary },
  );
  const status = joinedStatus(one.site.status, other.site.status);
  const waived = (one.site.waived ?? 0) + (other.site.waived ?? 0);
  return {
    ...one,
    site: { ...one.site, summary, status, ...(waived > 0 && { waived }) },
    targets: [...one.targets, ...other.targets],
    wholes: new Map([...one.wholes, ...other.wholes]),
    cells: [...one.cells, ...other.cells],
  };
}

/** By `--site`, else by the file; those of one name are told apart by their files. */
function withNames(
  files: ReadonlyMap<string, SiteReport>,
): readonly (readonly [MergedSite, SiteReport])[] {
  const wished = [...files].map(([file, report]) => ({
    ...{ file, report },
    name: report.named ?? baseOf(file),
  }));
  const times = Map.groupBy(wished, ({ name }) => name);
  return wished
    .map(({ file, report, name }): readonly [MergedSite, SiteReport] => {
      const isAlone = times.get(name)?.length === 1;
      return [{ name: isAlone ? name : `${name} (${file})`, file, ...report.site }, report];
    })
    .toSorted(([one], [other]) => (one.name < other.name ? -1 : 1));
}

/** `reports/berlin.html` is of `berlin`. */
function baseOf(file: string): string {
  const base = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  return base.replace(/(.)\.[a-z\d]{1,8}$/i, '$1');
}

function targetsOf(reports: readonly SiteReport[]): readonly MergedTarget[] {
  const targets = new Map<string, MergedTarget>();
  for (const report of reports) {
    for (const target of report.targets) {
      if (!targets.has(target.url)) targets.set(target.url, target);
    }
  }
  return [...targets.values()];
}

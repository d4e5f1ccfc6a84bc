import type {
  Device,
  DeviceFeature,
  Forecast,
  Reporting,
  SharedFeature,
  SiteForecast,
  SiteOutcome,
} from '../../model/guide/reporting.ts';
import type { SetupJudgement, SetupState } from '../../model/guide/setup-line.ts';
import { passingOf } from './audit-lines.ts';

const field = 'DeviceInfo.SensorHealthState';
const maxShared = 5;
/** Of the misses that have it, at least, and more often by so much than the hits. */
const [leastShare, leastLead] = [0.5, 0.3];

/**
 * Whether the devices of each site report, beside the forecast of its audit; what misses have in common; and what was
 * left out. A hit is a device that does as the audit said: it reports where that passes, and is silent where it fails.
 */
export function reportingLines(reporting: Reporting | undefined): readonly SetupJudgement[] {
  if (!reporting) return [{ state: 'untold', reason: 'reporting-unasked', facts: {} }];
  if (!('found' in reporting)) {
    const facts = { call: 'runHuntingQuery', ...reporting } as const;
    return [{ state: 'untold', reason: 'graph-failed', facts }];
  }
  const { sites, elsewhere, ambiguous } = reporting.found;
  const left = { elsewhere, ambiguous };
  return [
    ...sites.map(siteLine),
    ...missesLine(sites),
    ...(elsewhere + ambiguous > 0
      ? [{ state: 'untold', field, reason: 'devices-left-out', facts: left } as const]
      : []),
  ];
}

function siteLine(one: SiteForecast): SetupJudgement {
  const facts = outcomeOf(one);
  const { reporting, silent, idle, misses } = facts;
  if (reporting + silent + idle === 0) {
    return { state: 'untold', field, reason: 'site-empty', facts };
  }
  const state: SetupState = silent > 0 ? 'wrong' : reporting > 0 ? 'done' : 'untold';
  if (facts.hits + misses === 0) return { state, field, reason: 'site-unforecast', facts };
  const reason = misses > 0 ? 'site-otherwise' : 'site-as-forecast';
  return { state, field, reason, facts };
}

function outcomeOf({ site, audit, devices }: SiteForecast): SiteOutcome {
  const forecast = passingOf(audit) ?? 'unclear';
  const count = (meant: DeviceState): number =>
    devices.filter((device) => stateOf(device) === meant).length;
  const [reporting, silent] = [count('reporting'), count('silent')];
  const [hits, misses] =
    forecast === 'passes'
      ? [reporting, silent]
      : forecast === 'fails'
        ? [silent, reporting]
        : [0, 0];
  return {
    ...{ site, auditedAt: audit.network.startedAt, forecast },
    ...{ reporting, silent, idle: count('idle'), hits, misses },
  };
}

type DeviceState = 'reporting' | 'silent' | 'idle' | 'not-onboarded';

/** By the names of the portal and of the interface, which differ in blanks, cases and plurals. */
function stateOf({ onboarding, sensor }: Device): DeviceState {
  if (onboarding.toLowerCase() !== 'onboarded') return 'not-onboarded';
  const state = sensor.toLowerCase().replace(/[^a-z]/g, '');
  if (state === 'active') return 'reporting';
  return /impairedcommunication|nosensordata|misconfigured/.test(state) ? 'silent' : 'idle';
}

function missesLine(sites: readonly SiteForecast[]): readonly SetupJudgement[] {
  const misses: FeatureSet[] = [];
  const hits: FeatureSet[] = [];
  let isSilent = false;
  for (const one of sites) {
    const forecast: Forecast = passingOf(one.audit) ?? 'unclear';
    if (forecast === 'unclear') continue;
    for (const device of one.devices) {
      const state = stateOf(device);
      if (state !== 'reporting' && state !== 'silent') continue;
      const isHit = (state === 'reporting') === (forecast === 'passes');
      (isHit ? hits : misses).push(featuresOf(device, one));
      isSilent ||= !isHit && state === 'silent';
    }
  }
  if (misses.length < 2) return [];
  const facts = { misses: misses.length, hits: hits.length, shared: sharedBy(misses, hits) };
  return [{ state: isSilent ? 'wrong' : 'untold', field, reason: 'misses-share', facts }];
}

/** What a device has, each once: `os` and its value, with a NUL between. */
type FeatureSet = ReadonlySet<string>;

function featuresOf(device: Device, { site, audit }: SiteForecast): FeatureSet {
  const { os, connectivity, publicIp, group } = device;
  const all: readonly (readonly [DeviceFeature, string | undefined])[] = [
    ['site', site],
    ['os', os],
    ['connectivity', connectivity],
    ['public-ip', publicIp],
    ['group', group],
    ...[...audit.kinds].map((kind) => ['finding', kind] as const),
  ];
  return new Set(
    all.flatMap(([by, value]) => (value === undefined || value === '' ? [] : [`${by}\0${value}`])),
  );
}

function sharedBy(
  misses: readonly FeatureSet[],
  hits: readonly FeatureSet[],
): readonly SharedFeature[] {
  const counted = countsOf(misses);
  const others = countsOf(hits);
  const shareOfHits = (key: string): number =>
    hits.length === 0 ? 0 : (others.get(key) ?? 0) / hits.length;
  return [...counted]
    .map(([key, count]) => ({ key, count, share: count / misses.length }))
    .filter(({ key, share }) => share >= leastShare && share - shareOfHits(key) >= leastLead)
    .toSorted((a, b) => b.share - shareOfHits(b.key) - (a.share - shareOfHits(a.key)))
    .slice(0, maxShared)
    .map(({ key, count }) => {
      const [by = 'site', value = ''] = key.split('\0') as [DeviceFeature, string];
      return { by, value, misses: count, hits: others.get(key) ?? 0 };
    });
}

function countsOf(sets: readonly FeatureSet[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const set of sets) for (const key of set) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

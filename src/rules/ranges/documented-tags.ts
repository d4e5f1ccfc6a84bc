import type { RangesCloud, ServiceTag, UncoveredReason } from '../../model/rules/address-ranges.ts';
import { serviceTags } from '../../model/rules/address-ranges.ts';
import type { RuleEntry, RulePlace } from '../../model/rules/rule-entry.ts';
import type { Capability } from '../../model/target/capability.ts';

/**
 * The domain for which ranges are an alternative. Microsoft, Onboard devices using streamlined connectivity
 * (2026-09-21): the ranges stand for the consolidated domain, for which "maintain access to all other required
 * services, including SmartScreen, certificate revocation lists, Windows Update". Of a name of standard connectivity nothing is said.
 */
export const rangeDomains: Readonly<Record<RangesCloud, string>> = {
  commercial: 'endpoint.security.microsoft.com',
  government: 'endpoint.security.microsoft.us',
};

/** Whether all of a place lies in the domain of a cloud, at the port for which the ranges are. */
export function isInRangeDomain(
  { host, port, scheme }: Pick<RulePlace, 'host' | 'port' | 'scheme'>,
  cloud: RangesCloud,
): boolean {
  return scheme === 'https' && port === 443 && isBelow(host, cloud);
}

/**
 * The tags that are documented to hold a name, or all below it; none where that is not said. Cyber data is the second
 * tag's, commands and cloud-delivered protection the first's; of another name of the domain it is not known which.
 */
export function documentedTags(
  host: string,
  { cloud, below }: { readonly cloud: RangesCloud; readonly below: boolean },
): readonly ServiceTag[] {
  if (!isBelow(host, cloud)) return [];
  if (/^[a-z0-9]+-v20\.events\./.test(host)) return ['OneDsCollector'];
  if (/^(?:mdav|edr-[a-z0-9]+)\./.test(host) && !below) return ['MicrosoftDefenderForEndpoint'];
  return serviceTags;
}

function isBelow(host: string, cloud: RangesCloud): boolean {
  const domain = rangeDomains[cloud];
  return host === domain || host.endsWith(`.${domain}`);
}

/** Why the ranges are not documented to hold an entry, by what the catalogue knows of it. */
export function uncoveredReason({
  host,
  losses,
}: Pick<RuleEntry, 'host' | 'losses'>): UncoveredReason {
  if (/(?:^|\.)blob\.core\.[a-z0-9.]+$/.test(host)) return 'blob-storage';
  for (const loss of losses) {
    const reason = ofCapability[loss];
    if (reason !== 'supporting') return reason;
  }
  return losses.length > 0 ? 'supporting' : 'undocumented';
}

const ofCapability: Readonly<Record<Capability, UncoveredReason>> = {
  'sensor-data': 'standard-name',
  commands: 'standard-name',
  'monitoring-agent': 'standard-name',
  'cloud-protection': 'standard-name',
  samples: 'standard-name',
  investigation: 'standard-name',
  updates: 'updates',
  packages: 'updates',
  'web-protection': 'smartscreen',
  revocation: 'revocation',
  'device-management': 'supporting',
  push: 'supporting',
  'sign-in': 'supporting',
  'feature-settings': 'supporting',
  'diagnostic-data': 'standard-name',
  scanner: 'supporting',
  'ipv6-check': 'supporting',
  portal: 'supporting',
};

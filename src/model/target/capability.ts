import type { Target } from './target.ts';

/** What of Defender for Endpoint goes with an address, what an audit is for first. */
export const capabilities = [
  'sensor-data',
  'commands',
  'monitoring-agent',
  'cloud-protection',
  'samples',
  'investigation',
  'updates',
  'packages',
  'web-protection',
  'revocation',
  'device-management',
  'push',
  'sign-in',
  'feature-settings',
  'diagnostic-data',
  'scanner',
  'ipv6-check',
  'portal',
] as const;
export type Capability = (typeof capabilities)[number];

/** What of a target tells it. */
export type Served = Pick<Target, 'host' | 'url' | 'category' | 'reasons'>;

/**
 * What a target serves; undefined for one that no list of Defender names. By its address, so that a
 * workbook and an audit of long ago tell it as the built-in lists do, whose purposes it is held against.
 */
export function capabilityOf({
  host,
  url,
  category = '',
  reasons,
}: Served): Capability | undefined {
  // A wildcard that cannot be asked goes by what stands behind its star.
  const name = host.toLowerCase().replace(/^\*\.?/, '');
  const [, known] = byHost.find(([pattern]) => pattern.test(name)) ?? [];
  if (known !== undefined) return known;
  // One host, several services.
  if (name === 'www.microsoft.com') return url.startsWith('http:') ? 'revocation' : 'updates';
  if (/Monitoring Agent/.test(category)) return 'monitoring-agent';
  return reasons.some(({ rule }) => rule === 'portal') ? 'portal' : undefined;
}

/** The first that fits. */
const byHost: readonly (readonly [host: RegExp, serves: Capability])[] = [
  [/^[a-z0-9]+-v20\.events\.|^[a-z0-9]+\.vortex-win\.data\.microsoft\.com$/, 'sensor-data'],
  [/^winatp-gw-|^edr-|^endpoint\.security\.microsoft\.(?:com|us)$/, 'commands'],
  [/^mdav\.|(?:^|\.)(?:wdcp|wdcpalt)\.microsoft\.(?:com|us)$/, 'cloud-protection'],
  [/^cdn\.x\.cp\.wd\.microsoft\./, 'updates'],
  [/\.ss\.wd\.microsoft\.us$/, 'web-protection'],
  [/(?:^|\.)(?:wd|cp\.wd)\.microsoft\.(?:com|us)$/, 'cloud-protection'],
  [/^automatedirstr\w+\.blob\.core\./, 'investigation'],
  [/^(?:uss|ws)\w+(?:prod|ff\d)\.blob\.core\./, 'samples'],
  [/^onboardingp\w+\.blob\.core\./, 'portal'],
  [/^scadvisorcontent\.|\.?opinsights\.azure\.|azure-automation\.net$/, 'monitoring-agent'],
  [/^crl\.microsoft\.com$|^ctldl\.windowsupdate\.com$/, 'revocation'],
  [/^(?:go|definitionupdates)\.microsoft\.com$/, 'updates'],
  [/(?:^|\.)(?:update|delivery\.mp|download)\.microsoft\.com$/, 'updates'],
  [/(?:^|\.)windowsupdate\.com$|onecdn\.static\.microsoft$/, 'updates'],
  [/^packages\.microsoft\.com$|\.prss\.microsoft\.com$/, 'packages'],
  [/(?:^|\.)(?:smartscreen(?:-prod)?|urs|checkappexec)\.microsoft\.com$/, 'web-protection'],
  [/^enterpriseregistration\.windows\.net$|(?:^|\.)dm\.microsoft\.com$/, 'device-management'],
  [/(?:^|\.)wns\.windows\.com$|^login\.live\.com$/, 'push'],
  [/^login\.microsoftonline\.(?:com|us)$/, 'sign-in'],
  [/^settings-win\.|(?:^|\.)ecs\.office\.com$|^config\.(?:edge|ecs)\./, 'feature-settings'],
  [/(?:^|\.)events\.data\.microsoft\.com$|^vortex-win\.data\.microsoft\.com$/, 'diagnostic-data'],
  [/^login\.windows\.net$/, 'scanner'],
  [/^reflector\.defender\.microsoft\.com$/, 'ipv6-check'],
  [/(?:^|\.)securitycenter\.(?:windows\.com|microsoft\.us)$/, 'portal'],
];

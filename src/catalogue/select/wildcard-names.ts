/** Concrete names of one wildcard, in one region, as one source gives them. */
export interface WildcardNames {
  readonly pattern: string;
  /** `US`, `EU`, …; absent: worldwide. */
  readonly region?: string;
  /** What stands before the wildcard's domain; `@` is the domain itself, where a source tests that. */
  readonly labels: readonly string[];
  readonly path?: string;
  /** The names belong to the admin portal's row of that pattern, not to the agents'. */
  readonly portal?: true;
  /** No list names them for everybody: they count where their region is asked for, and are shown else. */
  readonly byRegion?: true;
  /** Measured in 2018 and 2019 and not since: shown, and never counted. */
  readonly dated?: true;
  readonly source: string;
}

const xplat = 'XMDEClientAnalyzer URL table, 2024';
const onboarding = 'streamlined onboarding packages: vortexServerUrl';
const analyzer = 'MDEClientAnalyzer RegionsURLs.json, 2022 to 2023';
const signatures = 'Defender Antivirus intelligence, test URLs for macOS and Linux';
const comment = 'standard-device-connectivity-urls-commercial: comment of the row';
const nsa = 'nsacyber/HTTP-Connectivity-Tester@f601c15, 2018 to 2019';
const portalTab = 'mde-streamlined-urls-commercial.xlsx, Admin portal';

const mapsGeographies = [
  { region: 'US', geo: 'us', maps: 'unitedstates', edr: 'cus eus cus3 eus3' },
  { region: 'EU', geo: 'eu', maps: 'europe', edr: 'weu neu weu3 neu3' },
  { region: 'UK', geo: 'uk', maps: 'unitedkingdom', edr: 'ukw uks' },
  { region: 'AU', geo: 'au', maps: 'australia', edr: 'aus aue' },
] as const;

/**
 * The newest regions. A tenant there has the streamlined list alone (`configure-environment`,
 * 2026-09-22), and no page names these hosts: Defender's own intelligence does. Who names no region is not held to them.
 */
const newGeographies = [
  { region: 'CH', geo: 'ch', maps: 'switzerland' },
  { region: 'IN', geo: 'ina', maps: 'india' },
] as const;

const oneCollector = '/OneCollector/1.0';

/**
 * The names that sources know for the wildcards of the lists. A pattern that stands here has
 * these names and no others; one without labels is known to have none that an audit could ask.
 */
export const wildcardNames: readonly WildcardNames[] = [
  ...mapsGeographies.flatMap(({ region, geo, maps, edr }): WildcardNames[] => [
    {
      pattern: '*.endpoint.security.microsoft.com',
      region,
      labels: [`mdav.${geo}`, ...edr.split(' ').map((center) => `edr-${center}.${geo}`)],
      source: xplat,
    },
    {
      pattern: '*.endpoint.security.microsoft.com',
      region,
      labels: [`${geo}-v20.events`],
      path: oneCollector,
      source: onboarding,
    },
    { pattern: '*.wd.microsoft.com', region, labels: [`${maps}.cp`], source: xplat },
    {
      pattern: '*.events.data.microsoft.com',
      region,
      labels: [`${geo}-mobile`],
      path: oneCollector,
      source: comment,
    },
    { pattern: '*.smartscreen.microsoft.com', region, labels: [maps], source: signatures },
    { pattern: '*.smartscreen-prod.microsoft.com', region, labels: [maps], source: signatures },
  ]),
  ...newGeographies.flatMap(({ region, geo, maps }): WildcardNames[] => [
    {
      pattern: '*.endpoint.security.microsoft.com',
      region,
      labels: [`mdav.${geo}`],
      byRegion: true,
      source: signatures,
    },
    {
      pattern: '*.wd.microsoft.com',
      region,
      labels: [`${maps}.cp`],
      byRegion: true,
      source: signatures,
    },
    {
      pattern: '*.smartscreen.microsoft.com',
      region,
      labels: [maps],
      byRegion: true,
      source: signatures,
    },
    {
      pattern: '*.smartscreen-prod.microsoft.com',
      region,
      labels: [maps],
      byRegion: true,
      source: signatures,
    },
  ]),
  {
    pattern: '*.events.data.microsoft.com',
    labels: ['mobile'],
    path: oneCollector,
    source: comment,
  },
  { pattern: '*.wdcp.microsoft.com', labels: ['@'], source: nsa },
  { pattern: '*.smartscreen.microsoft.com', labels: ['nf'], source: signatures },
  {
    pattern: '*.smartscreen.microsoft.com',
    labels: 'apprep ars feedback nav ping.nav ping.nf t.nav t.nf urs'.split(' '),
    dated: true,
    source: nsa,
  },
  { pattern: '*.urs.microsoft.com', labels: ['@', 'c', 't'], source: nsa },
  { pattern: '*.update.microsoft.com', labels: ['@'], source: nsa },
  { pattern: '*.download.microsoft.com', labels: ['@'], source: nsa },
  { pattern: '*.definitionupdates.microsoft.com', labels: ['@'], source: nsa },
  {
    pattern: '*.dm.microsoft.com',
    labels: ['discovery', 'enrollment', 'checkin'],
    source: analyzer,
  },
  { pattern: '*.blob.core.windows.net', labels: ['scadvisorcontent'], source: nsa },
  {
    pattern: '*.blob.core.windows.net',
    labels: ['onboardingpackagescusprd'],
    portal: true,
    source: portalTab,
  },
  {
    pattern: '*.blob.core.windows.net',
    labels: ['onboardingpackageseusprd'],
    portal: true,
    source: nsa,
  },
  { pattern: '*.blob.core.usgovcloudapi.net', labels: [], source: analyzer },
  { pattern: '*.securitycenter.windows.com', labels: ['@'], portal: true, source: nsa },
];

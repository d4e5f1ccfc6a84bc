/** The hosts of one commercial data region; each list of words is a list of labels. */
export interface RegionalHosts {
  readonly geography: string;
  /** What the category of the sheet ends in. */
  readonly suffix: string;
  readonly maps?: string;
  readonly cyber?: string;
  readonly commands: readonly string[];
  readonly investigation: readonly string[];
  readonly samples: readonly string[];
}

/** In the order of the sheet. The two UAE regions came in 2026-03 and have no more than this. */
export const regionalHosts: readonly RegionalHosts[] = [
  {
    geography: 'US',
    suffix: 'US',
    maps: 'unitedstates',
    cyber: 'us',
    commands: words('cus eus cus3 eus3'),
    investigation: words('cus eus cus3 eus3'),
    samples: [
      ...words('ussus1eastprod ussus2eastprod ussus3eastprod ussus4eastprod'),
      ...words('wsus1eastprod wsus2eastprod'),
      ...words('ussus1westprod ussus2westprod ussus3westprod ussus4westprod'),
      ...words('wsus1westprod wsus2westprod'),
    ],
  },
  {
    geography: 'Azure UAE Central (AEC)',
    suffix: 'AEC',
    commands: ['aec0a'],
    investigation: ['aec0a'],
    samples: [],
  },
  {
    geography: 'Azure UAE North (AEN)',
    suffix: 'AEN',
    commands: ['aen0a'],
    investigation: ['aen0a'],
    samples: [],
  },
  {
    geography: 'EU',
    suffix: 'EU',
    maps: 'europe',
    cyber: 'eu',
    commands: words('neu weu neu3 weu3'),
    investigation: words('neu weu neu3 weu3'),
    samples: words('usseu1northprod wseu1northprod usseu1westprod wseu1westprod'),
  },
  {
    geography: 'UK',
    suffix: 'UK',
    maps: 'unitedkingdom',
    cyber: 'uk',
    commands: words('uks ukw'),
    investigation: words('uks ukw'),
    samples: words('ussuk1southprod wsuk1southprod ussuk1westprod wsuk1westprod'),
  },
  {
    geography: 'AU',
    suffix: 'AU',
    maps: 'australia',
    cyber: 'au',
    commands: words('aue aus'),
    investigation: words('aue aus'),
    samples: words('ussau1southeastprod ussau1eastprod'),
  },
];

/** The account of a region's investigation storage. */
export function investigationHost(label: string): string {
  return `automatedirstrprd${label}.blob.core.windows.net`;
}

/** The account that suspicious files are uploaded to. */
export function sampleHost(label: string): string {
  return `${label}.blob.core.windows.net`;
}

/** The gateway of a region's command and control. */
export function commandHost(label: string): string {
  return `winatp-gw-${label}.microsoft.com`;
}

/** The sheet marks the `ws` accounts and the Australian ones for Windows alone. */
export function isWindowsSample(label: string): boolean {
  return label.startsWith('ws') || label.startsWith('ussau');
}

function words(text: string): string[] {
  return text.split(' ');
}

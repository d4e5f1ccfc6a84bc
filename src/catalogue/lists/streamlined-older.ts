import { downLevel, windowsOnly } from './columns.ts';
import type { ListGroup } from './list-group.ts';
import { commandHost, investigationHost, regionalHosts, sampleHost } from './regional-hosts.ts';
import { antivirus, endpoint } from './service-names.ts';
import { windows1607To1803 } from './streamlined-rules.ts';

const clientTab = {
  service: endpoint,
  columns: windowsOnly,
  rules: windows1607To1803,
  sheet: 'Windows 1607 to 1803',
  rowEach: true,
} as const;

const firstRows = {
  samples: { US: 4, EU: 16, UK: 20, AU: 24 },
  investigation: { US: 28, EU: 32, UK: 36, AU: 38 },
  cyber: { AU: 40, US: 42, EU: 44, UK: 46 },
  commands: { AU: 3, EU: 5, UK: 9, US: 11 },
} as const;

const tabRegions = (['US', 'EU', 'UK', 'AU'] as const).flatMap((geography) => {
  const hosts = regionalHosts.find((region) => region.geography === geography);
  return hosts ? [{ ...hosts, geography }] : [];
});

/** The tab `Windows 1607 to 1803`. Its Mac column is a hidden leftover and is not read. */
export const streamlinedClients: readonly ListGroup[] = [
  {
    ...clientTab,
    category: 'Common',
    geography: 'All',
    purpose: 'diagnostic-settings',
    optional: true,
    row: 3,
    addresses: ['settings-win.data.microsoft.com'],
  },
  ...tabRegions.map(
    ({ geography, samples }): ListGroup => ({
      ...clientTab,
      category: `${endpoint} ${geography}`,
      geography,
      purpose: 'samples',
      row: firstRows.samples[geography],
      addresses: samples.map(sampleHost),
    }),
  ),
  {
    ...clientTab,
    service: antivirus,
    category: 'MAPS',
    geography: 'All',
    purpose: 'cloud-protection',
    row: 26,
    addresses: ['*.wdcp.microsoft.com', '*.wd.microsoft.com'],
  },
  ...tabRegions.map(
    ({ geography, investigation }): ListGroup => ({
      ...clientTab,
      category: `${endpoint} ${geography}`,
      geography,
      purpose: 'investigation',
      row: firstRows.investigation[geography],
      addresses: investigation.map(investigationHost),
    }),
  ),
  ...tabRegions.flatMap(({ geography, cyber = '' }): ListGroup[] => {
    const common = {
      ...clientTab,
      category: `${endpoint} ${geography}`,
      geography,
      purpose: 'cyber-data',
    } as const;
    const row = firstRows.cyber[geography];
    return [
      { ...common, optional: true, row, addresses: [`${cyber}.vortex-win.data.microsoft.com`] },
      { ...common, row: row + 1, addresses: [`${cyber}-v20.events.data.microsoft.com`] },
    ];
  }),
];

const mmaTab = {
  service: 'MMA onboarding',
  columns: downLevel,
  sheet: 'Windows 7, 8.1, 2008R2 (MMA)',
} as const;

/** The tab for devices that are onboarded through the Microsoft Monitoring Agent. */
export const streamlinedMma: readonly ListGroup[] = [
  ...tabRegions.map(
    ({ geography, commands }): ListGroup => ({
      ...mmaTab,
      category: `${endpoint} ${geography}`,
      geography,
      purpose: 'commands',
      row: firstRows.commands[geography],
      rowEach: true,
      addresses: commands.map(commandHost),
    }),
  ),
  {
    ...mmaTab,
    category: 'Microsoft Monitoring Agent (MMA) / EDR Cyberdata',
    purpose: 'mma',
    row: 15,
    // The cell names *.oms twice; the standard list tells that one of them is *.ods.
    addresses: [
      '*.ods.opinsights.azure.com',
      '*.oms.opinsights.azure.com',
      '*.blob.core.windows.net',
    ],
  },
];

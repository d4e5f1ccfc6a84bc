import type { Catalogue } from '../catalogue.ts';
import {
  allButOldClients,
  downLevel,
  everyWindows,
  unix,
  windowsAndUnix,
  windowsOnly,
} from './columns.ts';
import { governmentMaps, governmentSensor, governmentSmartscreen } from './government-clouds.ts';
import { governmentCertificates, governmentPush, governmentUpdates } from './government-shared.ts';
import { type ListGroup, servicesOf } from './list-group.ts';
import { governmentPortal } from './portal.ts';
import { antivirus, consolidated, endpoint } from './service-names.ts';

const source = 'standard-device-connectivity-urls-gov, 2025-12';
const common = { service: endpoint, geography: 'US Gov', category: 'Common' } as const;

const shared: readonly ListGroup[] = [
  {
    ...common,
    purpose: 'diagnostic-data',
    columns: windowsAndUnix,
    addresses: ['events.data.microsoft.com'],
  },
  governmentPush('login.microsoftonline.com'),
  {
    ...common,
    purpose: 'diagnostic-settings',
    columns: windowsOnly,
    optional: true,
    addresses: ['settings-win.data.microsoft.com'],
  },
  {
    ...common,
    category: 'Common (Mac) (Linux)',
    purpose: 'updates-unix',
    columns: unix,
    addresses: ['cdn.x.cp.wd.microsoft.com'],
  },
  {
    ...common,
    category: 'Microsoft Monitoring Agent (MMA)',
    purpose: 'mma',
    columns: downLevel,
    optional: true,
    addresses: [
      '*.ods.opinsights.azure.us',
      '*.oms.opinsights.azure.us',
      '*.blob.core.usgovcloudapi.net',
    ],
  },
];

const alternate: ListGroup = {
  service: antivirus,
  category: 'MU (ADL)',
  geography: 'US Gov',
  purpose: 'updates-alternate',
  columns: everyWindows,
  optional: true,
  addresses: ['*.definitionupdates.microsoft.com'],
};

const streamlined: ListGroup = {
  service: consolidated,
  category: 'Streamlined connectivity new URL pattern',
  geography: 'WW',
  purpose: 'streamlined',
  columns: allButOldClients,
  addresses: ['*.endpoint.security.microsoft.us'],
};

/** The standard list of the government clouds. */
export const government: Catalogue = {
  name: 'mde-gov',
  title: 'Microsoft Defender for Endpoint, US government',
  date: '2026-07-03',
  clouds: ['gcc', 'gcc-high', 'dod'],
  services: servicesOf(
    [
      ...governmentCertificates,
      ...shared,
      ...governmentSensor,
      ...governmentUpdates,
      alternate,
      ...governmentMaps,
      ...governmentSmartscreen,
      streamlined,
      ...governmentPortal,
    ],
    source,
  ),
  skipped: [{ url: 'MAU ChannelURL', reason: { rule: 'no-host', detail: 'Common (Mac/Linux)' } }],
};

import type { Catalogue } from '../catalogue.ts';
import { allButOldClients, windowsAndUnix, windowsOnly } from './columns.ts';
import { commercialRegions } from './commercial-regions.ts';
import { commercialAntivirus, commercialWorldwide } from './commercial-worldwide.ts';
import { type ListGroup, servicesOf } from './list-group.ts';
import { standardPortal } from './portal.ts';
import { consolidated, smartscreen } from './service-names.ts';

const source = 'standard-device-connectivity-urls-commercial, 2026-07';
const reporting = {
  service: smartscreen,
  category: 'Reporting and Notifications',
  geography: 'WW',
} as const;

const smartscreenAndStreamlined: readonly ListGroup[] = [
  {
    ...reporting,
    purpose: 'smartscreen',
    columns: windowsAndUnix,
    addresses: ['*.smartscreen-prod.microsoft.com', '*.smartscreen.microsoft.com'],
  },
  {
    ...reporting,
    purpose: 'app-reputation',
    columns: windowsOnly,
    optional: true,
    addresses: ['*.checkappexec.microsoft.com', '*.urs.microsoft.com'],
  },
  {
    service: consolidated,
    category: 'Streamlined connectivity new URL pattern',
    geography: 'WW',
    purpose: 'streamlined',
    columns: allButOldClients,
    addresses: ['*.endpoint.security.microsoft.com'],
  },
];

/** The standard list of the commercial cloud. */
export const commercial: Catalogue = {
  name: 'mde-commercial',
  title: 'Microsoft Defender for Endpoint, commercial',
  date: '2026-09-22',
  clouds: ['commercial'],
  services: servicesOf(
    [
      ...commercialWorldwide,
      ...commercialRegions,
      ...commercialAntivirus,
      ...smartscreenAndStreamlined,
      ...standardPortal,
    ],
    source,
  ),
  skipped: [],
};

import type { Catalogue } from '../catalogue.ts';
import { servicesOf } from './list-group.ts';
import { commercialPortal } from './portal.ts';
import { streamlinedCommon } from './streamlined-common.ts';
import { streamlinedClients, streamlinedMma } from './streamlined-older.ts';

const source = 'mde-streamlined-urls-commercial.xlsx, 2024-08-01';

/** The streamlined list of the commercial cloud. */
export const streamlined: Catalogue = {
  name: 'mde-streamlined',
  title: 'Microsoft Defender for Endpoint, streamlined, commercial',
  date: '2026-09-03',
  clouds: ['commercial'],
  services: servicesOf(
    [...streamlinedCommon, ...streamlinedClients, ...streamlinedMma, ...commercialPortal],
    source,
  ),
  skipped: [
    { sheet: 'IP addresses', row: 4, url: 'servicetag:MicrosoftDefenderForEndpoint' },
    { sheet: 'IP addresses', row: 5, url: 'servicetag:OneDsCollector' },
  ].map((row) => ({ ...row, reason: { rule: 'no-host' } })),
};

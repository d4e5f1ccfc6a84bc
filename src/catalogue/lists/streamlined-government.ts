import type { Catalogue } from '../catalogue.ts';
import { allButOldClients, linuxOnly } from './columns.ts';
import { governmentSmartscreen } from './government-clouds.ts';
import { governmentCertificates, governmentPush, governmentUpdates } from './government-shared.ts';
import { type ListGroup, servicesOf } from './list-group.ts';
import { governmentPortal } from './portal.ts';
import { consolidated } from './service-names.ts';
import { prerequisite } from './streamlined-rules.ts';

const source = 'streamlined-device-connectivity-urls-gov, 2025-10-05';
const latest = 'streamlined-device-connectivity-urls-gov, 2026-07-03';

const features = {
  service: 'Defender for Endpoint',
  category: 'Internal configuration management',
  purpose: 'agent-features',
  columns: linuxOnly,
  source: latest,
} as const;

const own: readonly ListGroup[] = [
  {
    service: consolidated,
    category: 'Streamlined connectivity URL',
    geography: 'USGov',
    purpose: 'streamlined',
    columns: allButOldClients,
    addresses: ['*.endpoint.security.microsoft.us'],
  },
  ...governmentSmartscreen,
  {
    ...features,
    geography: 'DoD',
    addresses: ['https://config.ecs.dod.teams.microsoft.us/config/v1'],
  },
  {
    ...features,
    geography: 'GCC High',
    addresses: ['https://config.ecs.gov.teams.microsoft.us/config/v1'],
  },
  { ...features, geography: 'GCC Mod', addresses: ['https://gccmod.ecs.office.com/config/v1'] },
];

/** The streamlined list of the government clouds, which is a page alone, without a workbook. */
export const streamlinedGovernment: Catalogue = {
  name: 'mde-streamlined-gov',
  title: 'Microsoft Defender for Endpoint, streamlined, US government',
  date: '2026-07-03',
  clouds: ['gcc', 'gcc-high', 'dod'],
  services: servicesOf(
    [
      ...[
        ...own,
        ...governmentUpdates,
        ...governmentCertificates,
        governmentPush('login.microsoftonline.us'),
      ].map((group) => ({ ...group, rules: prerequisite })),
      ...governmentPortal,
    ],
    source,
  ),
  skipped: [],
};

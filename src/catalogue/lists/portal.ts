import type { ListGroup } from './list-group.ts';
import { endpoint } from './service-names.ts';

const tab = {
  service: 'Defender portal',
  category: 'Admin portal',
  purpose: 'portal',
  columns: [],
  portal: true,
  source: 'mde-streamlined-urls-commercial.xlsx, 2024-08-01',
  sheet: 'Admin portal',
} as const;

/** The admin portal's rows, of the streamlined workbook. */
export const commercialPortal: readonly ListGroup[] = [
  { ...tab, row: 3, addresses: ['*.blob.core.windows.net'] },
  {
    ...tab,
    row: 4,
    addresses: [
      'https://*.microsoftonline-p.com',
      'https://secure.aadcdn.microsoftonline-p.com',
      'https://static2.sharepointonline.com',
      'https://login.microsoftonline.com',
    ],
  },
  {
    ...tab,
    row: 5,
    addresses: ['https://*.securitycenter.windows.com', 'https://*.api.security.microsoft.com'],
  },
  { ...tab, row: 7, addresses: ['https://security.microsoft.com'] },
];

const page = {
  service: endpoint,
  category: 'Security center / Defender portal URLs',
  purpose: 'portal',
  columns: [],
  portal: true,
} as const;

/** The admin portal's block of the standard commercial page. */
export const standardPortal: readonly ListGroup[] = [
  { ...page, geography: 'WW', port: 80, addresses: ['crl.microsoft.com'] },
  {
    ...page,
    geography: 'WW',
    addresses: [
      '*.blob.core.windows.net',
      'https://*.microsoftonline-p.com',
      'https://secure.aadcdn.microsoftonline-p.com',
      'https://static2.sharepointonline.com',
      'https://login.microsoftonline.com',
      'https://*.securitycenter.windows.com',
      'https://onboardingpackagescusprd.blob.core.windows.net',
      'https://security.microsoft.com',
    ],
  },
];

/** The admin portals of the government clouds. */
export const governmentPortal: readonly ListGroup[] = [
  { ...page, geography: 'US Gov', port: 80, addresses: ['crl.microsoft.com'] },
  {
    ...page,
    geography: 'US Gov',
    addresses: [
      '*.blob.core.usgovcloudapi.net',
      'https://*.microsoftonline-p.com',
      'https://secure.aadcdn.microsoftonline-p.com',
      'https://static2.sharepointonline.com',
    ],
  },
  {
    ...page,
    geography: 'GCC',
    addresses: [
      'https://login.microsoftonline.com',
      'https://*.gcc.securitycenter.microsoft.us',
      'https://onboardingpckgsusmvprd.blob.core.usgovcloudapi.net',
    ],
  },
  ...['GCC High', 'DoD'].map((geography) => ({
    ...page,
    geography,
    addresses: [
      'https://login.microsoftonline.us',
      'https://*.securitycenter.microsoft.us',
      'https://onboardingpckgsusgvprd.blob.core.usgovcloudapi.net',
    ],
  })),
];

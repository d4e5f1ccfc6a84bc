import { everyWindows, windowsAndUnix, windowsOnly } from './columns.ts';
import type { ListGroup } from './list-group.ts';
import { antivirus, endpoint } from './service-names.ts';

const common = { service: endpoint, geography: 'US Gov', category: 'Common' } as const;
const updates = {
  service: antivirus,
  geography: 'US Gov',
  purpose: 'updates',
  columns: everyWindows,
  optional: true,
} as const;

/** Certificate rows, which the standard and the streamlined government list share. */
export const governmentCertificates: readonly ListGroup[] = [
  {
    ...common,
    category: 'CRL',
    port: 80,
    purpose: 'revocation',
    columns: windowsAndUnix,
    addresses: [
      'crl.microsoft.com/pki/crl/*',
      'www.microsoft.com/pkiops/*',
      'http://www.microsoft.com/pki/certs',
    ],
  },
  {
    ...common,
    category: 'CRL',
    port: 80,
    purpose: 'trust-list',
    columns: windowsOnly,
    addresses: ['ctldl.windowsupdate.com'],
  },
];

/** Push notifications; the two lists differ in where a user signs in. */
export function governmentPush(signIn: string): ListGroup {
  return {
    ...common,
    purpose: 'push',
    columns: windowsOnly,
    addresses: ['*.wns.windows.com', signIn, 'login.live.com'],
  };
}

/** Update rows, which both lists share. */
export const governmentUpdates: readonly ListGroup[] = [
  {
    ...updates,
    category: 'MU / WU',
    addresses: ['*.update.microsoft.com', '*.delivery.mp.microsoft.com', '*.windowsupdate.com'],
  },
  {
    ...updates,
    category: 'MU (ADL)',
    purpose: 'updates-alternate',
    addresses: [
      '*.download.windowsupdate.com',
      '*.download.microsoft.com',
      'fe3cr.delivery.mp.microsoft.com/ClientWebService/client.asmx',
    ],
  },
];

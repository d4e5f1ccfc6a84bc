import { linuxOnly, windowsAndUnix, windowsOnly } from './columns.ts';
import type { ListGroup } from './list-group.ts';
import { prerequisite } from './streamlined-rules.ts';

const sheet = 'Common endpoints';
const page = 'streamlined-device-connectivity-urls-commercial, 2026-09-03';
const onWindows = { sheet, columns: windowsOnly, rules: prerequisite } as const;
const everywhere = { sheet, columns: windowsAndUnix, rules: prerequisite } as const;
const core = 'Core functionality';

/** The tab `Common endpoints`, with what the page of 2026-09 adds and without what it dropped. */
export const streamlinedCommon: readonly ListGroup[] = [
  {
    ...everywhere,
    service: 'Core Defender for Endpoint services',
    category: core,
    purpose: 'streamlined',
    row: 4,
    addresses: ['*.endpoint.security.microsoft.com'],
  },
  {
    ...everywhere,
    service: 'Web & network protection',
    category: core,
    purpose: 'smartscreen',
    row: 5,
    addresses: ['*.smartscreen-prod.microsoft.com', '*.smartscreen.microsoft.com'],
  },
  {
    ...onWindows,
    service: 'SmartScreen',
    category: core,
    purpose: 'app-reputation',
    optional: true,
    row: 6,
    addresses: [
      '*.smartscreen.microsoft.com',
      '*.checkappexec.microsoft.com',
      '*.urs.microsoft.com',
    ],
  },
  {
    service: 'Defender for Endpoint',
    category: core,
    purpose: 'ipv6-check',
    columns: windowsAndUnix,
    rules: prerequisite,
    optional: true,
    source: page,
    addresses: ['reflector.defender.microsoft.com'],
  },
  {
    service: 'Defender for Endpoint',
    category: core,
    purpose: 'agent-features',
    columns: linuxOnly,
    source: page,
    addresses: ['https://config.edge.skype.com/config/v1'],
  },
  {
    service: 'Linux app/platform updates',
    category: 'Updates',
    purpose: 'packages-linux',
    columns: linuxOnly,
    sheet,
    row: 13,
    addresses: ['packages.microsoft.com'],
  },
  {
    service: 'Linux deployment tool downloads',
    category: 'Updates',
    purpose: 'deployment-linux',
    columns: linuxOnly,
    source: page,
    addresses: ['msdefender.download.prss.microsoft.com'],
  },
  {
    ...everywhere,
    service: 'Security intelligence and platform updates',
    category: 'Updates',
    purpose: 'updates-alternate',
    row: 15,
    addresses: [
      'go.microsoft.com',
      'definitionupdates.microsoft.com',
      'https://www.microsoft.com/security/encyclopedia/adlpackages.aspx',
    ],
  },
  {
    ...onWindows,
    service: 'Windows updates',
    category: 'Updates',
    purpose: 'updates',
    row: 18,
    addresses: [
      '*.update.microsoft.com',
      '*.delivery.mp.microsoft.com',
      '*.windowsupdate.com',
      '*.download.windowsupdate.com',
      '*.download.microsoft.com',
    ],
  },
  {
    ...onWindows,
    service: 'Certificate validation',
    category: 'Certificate validation',
    purpose: 'revocation',
    port: 80,
    row: 22,
    addresses: ['www.microsoft.com/pkiops/*', 'www.microsoft.com/pki/*'],
  },
  {
    ...onWindows,
    service: 'Certificate validation',
    category: 'Certificate validation',
    purpose: 'trust-list',
    port: 80,
    row: 23,
    addresses: ['ctldl.windowsupdate.com'],
  },
  {
    ...onWindows,
    service: 'Certificate validation',
    category: 'Certificate validation',
    purpose: 'revocation',
    port: 80,
    row: 24,
    addresses: ['crl.microsoft.com'],
  },
  {
    ...onWindows,
    service: 'Live response',
    category: 'Other',
    purpose: 'push',
    optional: true,
    row: 28,
    addresses: ['login.microsoftonline.com', '*.wns.windows.com', 'login.live.com'],
  },
  {
    ...onWindows,
    service: 'Network scanner',
    category: 'Other',
    purpose: 'scanner',
    optional: true,
    row: 29,
    addresses: [
      '*.security.microsoft.com',
      '*.blob.core.windows.net/networkscannerstable/*',
      'login.windows.net',
    ],
  },
];

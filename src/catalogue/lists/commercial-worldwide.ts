import type { VersionRule } from '../../model/target/target.ts';
import {
  downLevel,
  everySystem,
  everyWindows,
  linuxOnly,
  unix,
  windowsAndMma,
  windowsAndUnix,
  windowsOnly,
} from './columns.ts';
import type { ListGroup } from './list-group.ts';
import { antivirus, endpoint } from './service-names.ts';

const common = { service: endpoint, geography: 'WW', category: 'Common' } as const;
const scannerComment = 'standard-device-connectivity-urls-commercial: comment of the row';
const scannerRules: readonly VersionRule[] = [
  { effect: 'only', family: 'windows', from: '8', name: 'network-scanner', source: scannerComment },
  {
    effect: 'only',
    family: 'windows-server',
    from: '2012',
    name: 'network-scanner',
    source: scannerComment,
  },
];
const scanner = { service: endpoint, geography: 'WW', category: endpoint, optional: true } as const;
const updates = { service: antivirus, geography: 'WW', category: 'MU / WU' } as const;

/** The worldwide rows of the commercial list, up to the regional ones. */
export const commercialWorldwide: readonly ListGroup[] = [
  {
    ...common,
    category: 'CRL',
    port: 80,
    purpose: 'revocation',
    columns: windowsAndUnix,
    addresses: ['crl.microsoft.com', 'www.microsoft.com/pkiops/*', 'www.microsoft.com/pki/*'],
  },
  {
    ...common,
    category: 'CRL',
    port: 80,
    purpose: 'trust-list',
    columns: windowsOnly,
    addresses: ['ctldl.windowsupdate.com'],
  },
  {
    ...common,
    purpose: 'diagnostic-data',
    columns: windowsAndUnix,
    addresses: ['events.data.microsoft.com'],
  },
  {
    ...common,
    purpose: 'push',
    columns: windowsOnly,
    optional: true,
    addresses: ['*.wns.windows.com', 'login.live.com'],
  },
  {
    ...common,
    purpose: 'sign-in',
    columns: everyWindows,
    optional: true,
    addresses: ['login.microsoftonline.com'],
  },
  {
    ...common,
    purpose: 'diagnostic-settings',
    columns: windowsOnly,
    optional: true,
    addresses: ['settings-win.data.microsoft.com'],
  },
  {
    ...common,
    category: 'Common (Mac/Linux)',
    purpose: 'cloud-protection-unix',
    columns: unix,
    addresses: ['x.cp.wd.microsoft.com'],
  },
  {
    ...common,
    category: 'Common (Mac/Linux)',
    purpose: 'updates-unix',
    columns: unix,
    addresses: ['cdn.x.cp.wd.microsoft.com'],
  },
  {
    ...common,
    category: 'Common (Linux)',
    purpose: 'packages-linux',
    columns: linuxOnly,
    addresses: ['packages.microsoft.com'],
  },
  {
    ...scanner,
    purpose: 'scanner',
    columns: everyWindows,
    rules: scannerRules,
    addresses: [
      'login.windows.net',
      '*.security.microsoft.com',
      '*.blob.core.windows.net/networkscannerstable/*',
    ],
  },
  {
    ...scanner,
    purpose: 'ipv6-check',
    columns: everySystem,
    addresses: ['reflector.defender.microsoft.com'],
  },
  {
    ...common,
    category: 'Security Management',
    purpose: 'registration',
    columns: windowsOnly,
    optional: true,
    addresses: ['enterpriseregistration.windows.net'],
  },
  {
    ...common,
    category: 'Security Management',
    purpose: 'device-management',
    columns: windowsOnly,
    optional: true,
    addresses: ['*.dm.microsoft.com'],
  },
  {
    ...common,
    category: 'Microsoft Monitoring Agent (MMA)',
    purpose: 'mma',
    columns: downLevel,
    optional: true,
    addresses: [
      '*.ods.opinsights.azure.com',
      '*.oms.opinsights.azure.com',
      '*.blob.core.windows.net',
    ],
  },
  {
    ...common,
    category: 'Microsoft Monitoring Agent (MMA)',
    purpose: 'mma',
    columns: downLevel,
    optional: true,
    source: 'configure-environment, 2026-09-22',
    addresses: ['*.agentsvc.azure-automation.net'],
  },
  {
    ...common,
    category: 'Mac',
    purpose: 'updates-mac',
    columns: ['mac'],
    source: 'Microsoft AutoUpdate ChannelURL of the list, 2026-04-14',
    addresses: [
      'https://res.public.onecdn.static.microsoft/mro1cdnstorage/C1297A47-86C4-4C1F-97FA-950631F94777/MacAutoupdate/',
    ],
  },
];

/** The worldwide rows of Defender Antivirus. */
export const commercialAntivirus: readonly ListGroup[] = [
  {
    ...updates,
    category: 'UTC',
    purpose: 'diagnostic-data',
    columns: windowsOnly,
    optional: true,
    addresses: ['vortex-win.data.microsoft.com'],
  },
  {
    ...updates,
    purpose: 'updates',
    columns: everyWindows,
    optional: true,
    addresses: ['*.update.microsoft.com', '*.delivery.mp.microsoft.com', '*.windowsupdate.com'],
  },
  {
    ...updates,
    purpose: 'updates',
    columns: everySystem,
    addresses: [
      'go.microsoft.com',
      'definitionupdates.microsoft.com',
      'https://www.microsoft.com/security/encyclopedia/adlpackages.aspx',
    ],
  },
  {
    ...updates,
    category: 'MU (ADL)',
    purpose: 'updates-alternate',
    columns: everyWindows,
    optional: true,
    addresses: [
      '*.download.windowsupdate.com',
      '*.download.microsoft.com',
      'fe3cr.delivery.mp.microsoft.com/ClientWebService/client.asmx',
    ],
  },
  {
    ...updates,
    category: 'MAPS',
    purpose: 'cloud-protection',
    columns: everySystem,
    addresses: ['*.wdcp.microsoft.com', '*.wd.microsoft.com'],
  },
  {
    ...updates,
    category: 'Common',
    purpose: 'core-service-data',
    columns: windowsAndMma,
    addresses: ['*.events.data.microsoft.com'],
  },
  {
    ...updates,
    category: 'Common',
    purpose: 'core-service-features',
    columns: windowsAndMma,
    addresses: ['*.ecs.office.com/config/v1/MicrosoftWindowsDefenderClient'],
  },
];

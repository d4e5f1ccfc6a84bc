import type { Scenario } from './scenario.ts';

/** What most scenarios have in common. */
export const usual: Pick<Scenario, 'os' | 'regions' | 'routes' | 'timeoutMs' | 'proxies'> = {
  os: 'windows-11',
  regions: ['eu'],
  routes: ['direct'],
  timeoutMs: 1500,
  proxies: [],
};

/** Hosts of the commercial list that the scenarios play with. */
export const host = {
  gatewayNorth: 'winatp-gw-neu.microsoft.com',
  gatewayNorth3: 'winatp-gw-neu3.microsoft.com',
  gatewayWest: 'winatp-gw-weu.microsoft.com',
  gatewayWest3: 'winatp-gw-weu3.microsoft.com',
  telemetry: 'eu-v20.events.data.microsoft.com',
  automationNorth: 'automatedirstrprdneu.blob.core.windows.net',
  automationNorth3: 'automatedirstrprdneu3.blob.core.windows.net',
  automationWest: 'automatedirstrprdweu.blob.core.windows.net',
  automationWest3: 'automatedirstrprdweu3.blob.core.windows.net',
  samplesNorth: 'usseu1northprod.blob.core.windows.net',
  samplesWest: 'usseu1westprod.blob.core.windows.net',
  malwareNorth: 'wseu1northprod.blob.core.windows.net',
  malwareWest: 'wseu1westprod.blob.core.windows.net',
  definitions: 'definitionupdates.microsoft.com',
  protection: 'wdcp.microsoft.com',
  signatures: 'europe.cp.wd.microsoft.com',
  revocation: 'crl.microsoft.com',
  trustList: 'ctldl.windowsupdate.com',
  push: 'login.live.com',
} as const;

/** Who tells of certificates: which were revoked, and who signed them; on no list. */
export const places = {
  list: 'crl.simulated-authority.example',
  responder: 'ocsp.simulated-authority.example',
  issuers: 'aia.simulated-authority.example',
} as const;

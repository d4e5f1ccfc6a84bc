import type { HostileKind } from '../kind.ts';

const peers = { inputs: 2000, share: 30, perProcess: 1000, atOnce: 24 } as const;

/** Every kind of input that a stranger may have a hand in: a row of the README each. */
export const kinds: readonly HostileKind[] = [
  {
    ...{ name: 'DNS answers', inputs: 22_000, share: 200, perProcess: 5000, atOnce: 48 },
    load: async () => (await import('./dns-answers.ts')).dnsAnswers,
  },
  {
    ...{ ...peers, name: 'HTTP servers' },
    load: async () => (await import('./peers.ts')).servers,
  },
  {
    ...{ ...peers, name: 'TLS servers' },
    load: async () => (await import('./peers.ts')).tlsServers,
  },
  {
    ...{ ...peers, name: 'HTTP and HTTPS proxies' },
    load: async () => (await import('./peers.ts')).httpProxies,
  },
  {
    ...{ ...peers, name: 'SOCKS proxies' },
    load: async () => (await import('./peers.ts')).socksProxies,
  },
  {
    ...{ name: 'settings', inputs: 30_000, share: 60, perProcess: 2500 },
    load: async () => (await import('./settings.ts')).settings,
  },
  {
    ...{ name: 'lists', inputs: 10_000, share: 40, perProcess: 1000 },
    load: async () => (await import('./lists.ts')).lists,
  },
  {
    ...{ name: 'certificates', inputs: 6000, share: 100, perProcess: 2000 },
    load: async () => (await import('./certificates.ts')).certificates,
  },
  {
    ...{ name: 'DHCP leases', inputs: 18_000, share: 100, perProcess: 5000 },
    load: async () => (await import('./leases.ts')).leases,
  },
  {
    ...{ name: 'PAC scripts', inputs: 3_000, share: 4, perProcess: 25 },
    load: async () => (await import('./pac-scripts.ts')).pacScripts,
  },
  {
    ...{ name: 'saved audits', inputs: 12_000, share: 40, perProcess: 1000 },
    load: async () => (await import('./saved-audits.ts')).savedAudits,
  },
  {
    ...{ name: 'JSON reports', inputs: 3000, share: 25, perProcess: 500 },
    load: async () => (await import('./reports.ts')).jsonReports,
  },
  {
    ...{ name: 'HTML reports', inputs: 3000, share: 25, perProcess: 500 },
    load: async () => (await import('./reports.ts')).htmlReports,
  },
];

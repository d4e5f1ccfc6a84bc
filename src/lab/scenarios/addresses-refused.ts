import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

const two = (network: number) =>
  ({
    kind: 'addresses',
    addresses: [
      { address: `20.127.${network}.1`, fate: 'refuse' },
      { address: `20.127.${network}.2`, fate: 'refuse' },
    ],
  }) as const;

/** All addresses of two names refuse here, and the proxy reaches both. */
export const addressesRefused: Scenario = {
  ...usual,
  name: 'addresses-refused',
  title: 'A firewall that refuses every address of two names',
  hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry],
  routes: ['direct', 'proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
  faults: {
    names: [
      { host: host.gatewayWest, fault: two(1) },
      { host: host.telemetry, fault: two(2) },
    ],
  },
  expect: {
    findings: [
      { kind: 'port-refusal', host: host.gatewayWest, route: 'direct' },
      { kind: 'port-refusal', host: host.telemetry, route: 'direct' },
    ],
    absent: ['service-outage', 'passing-fault'],
    verdicts: [
      { host: host.gatewayWest, route: 'direct', verdict: 'blocked' },
      { host: host.gatewayWest, route: 'proxy:open', verdict: 'reachable' },
      { host: host.telemetry, route: 'direct', verdict: 'blocked' },
    ],
  },
};

import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

const own = 'six.services.example';

/** Native IPv6 alone: Microsoft says that the sensor needs IPv4; a host of the user's own does not. */
export const nativeIpv6: Scenario = {
  ...usual,
  name: 'native-ipv6',
  title: 'Names with an IPv6 address alone, which answers',
  innocent: true,
  hosts: [host.gatewayNorth, host.telemetry],
  targets: [`https://${own}/`],
  faults: {
    names: [host.telemetry, own].map((one, index) => ({
      host: one,
      fault: {
        kind: 'addresses',
        addresses: [{ address: `2603:1030::${index + 1}`, fate: 'served' }],
      },
    })),
  },
  expect: {
    findings: [{ kind: 'ipv4-missing', host: host.telemetry }],
    absent: ['name-without-address', 'service-outage'],
    verdicts: [
      { host: host.telemetry, verdict: 'degraded' },
      { host: own, verdict: 'reachable' },
      { host: host.gatewayNorth, verdict: 'reachable' },
    ],
  },
};

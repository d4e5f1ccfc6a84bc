import type { Scenario } from '../scenarios/scenario.ts';
import type { LabHost } from '../services/lab-host.ts';

/** What must be served because certificates of the scenario name it; a fault may stand before it. */
export function revocationHosts({
  revocation: { crl = [], ocsp = [], issuers = [] } = {},
}: Scenario): LabHost[] {
  return [...crl, ...ocsp, ...issuers].map((text) => {
    const { hostname, port, pathname, search } = new URL(text);
    return {
      host: hostname,
      port: Number(port) || 80,
      scheme: 'http',
      path: `${pathname}${search}`,
    };
  });
}

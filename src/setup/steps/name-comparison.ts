import { isIP } from 'node:net';
import { hostAndPort } from '../../model/address/endpoint.ts';
import type { AuditOptions } from '../../model/audit/report.ts';
import type { NameServer, NetOptions } from '../../net/options.ts';
import type { StepRequest } from '../request/audit-request.ts';
import { parseNameServer } from '../usage/parse-values.ts';
import { UnusableValue } from '../usage/usage-error.ts';

/**
 * Whom the names are compared with, and which of them are not looked up at all.
 * @param otherwise the name server of a simulated network, where none was given.
 * @throws UsageError where that name server is asked anyway.
 */
export function nameComparison(
  { compareResolver: given }: Pick<StepRequest, 'compareResolver'>,
  {
    nameServers,
    fixedAddresses,
    connectTo,
  }: Pick<NetOptions, 'nameServers' | 'fixedAddresses' | 'connectTo'>,
  otherwise?: NameServer,
): Pick<AuditOptions, 'compareResolver' | 'fixed'> {
  if (given === undefined) return otherwise ? { compareResolver: shown(otherwise) } : {};
  const { address, port } = parseNameServer('compareResolver', given);
  if (nameServers.some((server) => server.address === address && server.port === port)) {
    throw new UnusableValue('compareResolver', {
      value: given,
      why: 'every name is asked there anyway, so there is nothing to compare',
    });
  }
  // Where a connection is sent elsewhere, the name is looked up by nobody.
  const sent = connectTo.filter(({ host, addressOnly }) => !addressOnly && !isIP(host));
  const fixed = [
    ...fixedAddresses.map((one) => `${one.host}:${one.port}`),
    ...sent.map((one) => `${one.host || '*'}:${one.port ?? '*'}`),
  ];
  return {
    compareResolver: shown({ address, port }),
    ...(fixed.length > 0 && { fixed }),
  };
}

function shown({ address, port }: NameServer): string {
  return hostAndPort(address, port);
}

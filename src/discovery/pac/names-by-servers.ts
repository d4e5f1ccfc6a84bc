import type { NetOptions } from '../../net/options.ts';
import { resolve } from '../../net/resolve.ts';
import type { PacResolver } from './pac-selection.ts';

/** Looks a script's names up as the audit does: by the same servers and fixed addresses. */
export function namesByServers(net: Omit<NetOptions, 'signal' | 'onCertificate'>): PacResolver {
  return async (name, signal) => {
    const asking = { ...net, signal, onCertificate: () => {} };
    const { addresses, failure } = await resolve({ name, port: 0, role: 'information' }, asking);
    return {
      addresses: addresses.map(({ address }) => address),
      ...(failure && { failure: failure.code }),
    };
  };
}

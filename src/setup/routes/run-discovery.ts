import type { SettingsRequest, StepRequest } from '../request/audit-request.ts';
import { netOptions } from '../steps/net-options.ts';
import { discoveryOf, type FoundDiscovery } from './discovery-of.ts';

/** Which settings, and whether a PAC file is searched for. */
export interface DiscoveryRequest
  extends SettingsRequest,
    Pick<StepRequest, 'resolver' | 'resolve' | 'connectTo' | 'timeoutMs'> {
  /** Look for one by DHCP and DNS; default: false, and nobody is asked. */
  readonly wpad?: boolean;
}

/**
 * Finds the proxy settings of this machine, or those in files of another one, and the routes that they
 * make.
 * @throws UsageError in one line for a file that cannot be used.
 */
export function runDiscovery(
  { wpad = false, ...request }: DiscoveryRequest = {},
  { signal = new AbortController().signal }: { readonly signal?: AbortSignal } = {},
): Promise<FoundDiscovery> {
  return discoveryOf(request, { net: { ...netOptions(request), signal }, wpad });
}

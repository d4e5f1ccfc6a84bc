import type { SettingsRequest, StepRequest } from '../request/audit-request.ts';
import { checkFields, requestFields } from '../request/check-request.ts';
import { type Takes, takeTruth } from '../request/check-value.ts';
import { netOptions } from '../steps/net-options.ts';
import { discoverSettings, type FoundDiscovery } from './discover-settings.ts';

/** Which settings, and whether a PAC file is searched for. */
export interface DiscoveryRequest
  extends SettingsRequest,
    Pick<StepRequest, 'resolver' | 'resolve' | 'connectTo' | 'timeoutMs'> {
  /** Look for one by DHCP and DNS; default: false, and nobody is asked. */
  readonly wpad?: boolean;
}

const { settings, resolver, resolve, connectTo, timeoutMs } = requestFields;
const discoveryFields: Takes<DiscoveryRequest> = {
  ...{ settings, resolver, resolve, connectTo, timeoutMs, wpad: takeTruth },
};

/**
 * Finds the proxy settings of this machine, or those in files of another one, and the routes that they
 * make.
 * @throws UsageError in one line for a file that cannot be used.
 */
export async function runDiscovery(
  asked: DiscoveryRequest = {},
  { signal = new AbortController().signal }: { readonly signal?: AbortSignal } = {},
): Promise<FoundDiscovery> {
  const { wpad = false, ...request } = checkFields(asked, discoveryFields);
  return discoverSettings(request, { net: { ...netOptions(request), signal }, wpad });
}

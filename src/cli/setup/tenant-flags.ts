import type { StepRequest, TargetRequest } from '../../setup/request/audit-request.ts';
import { checkTenantName } from '../../setup/tenant/find-tenant.ts';
import { stepFlags, targetFlags } from '../args/audit-flags.ts';
import { type Flags, one, text, turnOn } from '../args/flag.ts';

/** Which tenant, and how it is asked. */
export interface TenantArgs
  extends Pick<TargetRequest, 'cloud'>,
    Pick<StepRequest, 'connectTo' | 'ca' | 'timeoutMs'> {
  readonly tenant?: string;
  readonly graphTokenFile?: string;
  readonly graphTokenAz?: boolean;
  readonly route?: string;
}

const { connectTo, timeoutMs } = stepFlags;

export const tenantFlags: Flags<TenantArgs> = {
  tenant: one('tenant', checkTenantName, {
    value: 'DOMAIN',
    help: 'ask the login page, without a login, which tenant and cloud a domain is of; without this and a token nobody is asked',
  }),
  // Not a file that is spooled: a token is kept nowhere.
  graphTokenFile: one('graph-token-file', text, {
    value: 'FILE',
    help: 'ask Microsoft Graph for licences, the organization and partners with the token in this file or pipe, as az account get-access-token writes it; default: that of NETREADY_GRAPH_TOKEN',
  }),
  graphTokenAz: turnOn(
    'graph-token-az',
    'the same with a token that az account get-access-token, of the Azure CLI, is run for',
  ),
  cloud: targetFlags.cloud,
  route: one('route', text, {
    value: 'ROUTE',
    help: 'the way to both: direct, http://HOST:PORT, socks5://HOST:PORT, pac+http://…, wpad, settings (as an audit goes; default)',
  }),
  connectTo,
  ca: {
    ...stepFlags.ca,
    help: 'further trusted roots, PEM, for both; who holds the key of one could read the token',
  },
  timeoutMs: { ...timeoutMs, help: 'deadline of one answer (default 10s, 30s of az)' },
};

import type { RuleDialect } from '../model/rules/rule-dialect.ts';
import type { Dialect } from './dialect.ts';
import { awsNetworkFirewall } from './dialects/aws-network-firewall.ts';
import { azureFirewall } from './dialects/azure-firewall.ts';
import { checkPoint } from './dialects/check-point.ts';
import { cisco } from './dialects/cisco.ts';
import { csv } from './dialects/csv.ts';
import { fortigate } from './dialects/fortigate.ts';
import { json } from './dialects/json.ts';
import { nftables } from './dialects/nftables.ts';
import { noProxy } from './dialects/no-proxy.ts';
import { opnsense } from './dialects/opnsense.ts';
import { pac } from './dialects/pac.ts';
import { panOs } from './dialects/pan-os.ts';
import { pfsense } from './dialects/pfsense.ts';
import { squid } from './dialects/squid.ts';
import { windowsFirewall } from './dialects/windows-firewall.ts';
import { zscaler } from './dialects/zscaler.ts';

/** Every dialect by its name; one that is missing does not compile. */
export const dialects: Readonly<Record<RuleDialect, Dialect>> = {
  squid,
  'pan-os': panOs,
  fortigate,
  'check-point': checkPoint,
  cisco,
  zscaler,
  'azure-firewall': azureFirewall,
  'aws-network-firewall': awsNetworkFirewall,
  pfsense,
  opnsense,
  nftables,
  'windows-firewall': windowsFirewall,
  pac,
  'no-proxy': noProxy,
  csv,
  json,
};

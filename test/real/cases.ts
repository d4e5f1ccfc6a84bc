import { addressCases } from './cases/address-cases.ts';
import { chanceCases } from './cases/chance-cases.ts';
import { firewallCases } from './cases/firewall-cases.ts';
import { inspectionCases } from './cases/inspection-cases.ts';
import { limitCases } from './cases/limit-cases.ts';
import { linkCases } from './cases/link-cases.ts';
import { nameServerCases } from './cases/name-server-cases.ts';
import { pacCases } from './cases/pac-cases.ts';
import { proxyCases } from './cases/proxy-cases.ts';
import { resolverCases } from './cases/resolver-cases.ts';
import { serviceCases } from './cases/service-cases.ts';
import { socksCases } from './cases/socks-cases.ts';
import { squidCases } from './cases/squid-cases.ts';
import { squidTlsCases } from './cases/squid-tls-cases.ts';
import type { RealCase } from './real-case.ts';

/** All cases, in the order of the summary. */
export const realCases: readonly RealCase[] = [
  ...serviceCases,
  ...firewallCases,
  ...addressCases,
  ...resolverCases,
  ...nameServerCases,
  ...squidCases,
  ...squidTlsCases,
  ...proxyCases,
  ...socksCases,
  ...inspectionCases,
  ...pacCases,
  ...chanceCases,
  ...limitCases,
  ...linkCases,
];

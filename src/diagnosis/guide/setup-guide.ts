import type { AuditForGuide } from '../../model/guide/audited-network.ts';
import type { Reporting } from '../../model/guide/reporting.ts';
import {
  type SetupJudgement,
  type SetupLine,
  type SetupLineId,
  setupLineIds,
} from '../../model/guide/setup-line.ts';
import type { GraphAnswers } from '../../model/guide/tenant.ts';
import { anonymousLine, networkLine, passingOf, rowsLine } from './audit-lines.ts';
import { licenceLine, serverLicenceLine } from './licence-lines.ts';
import {
  agentProxy,
  authenticatedProxy,
  deviceManagement,
  type GuideMachine,
  staticProxy,
  winhttpProxy,
} from './machine-lines.ts';
import { reportingLines } from './reporting-lines.ts';
import { type AskedTenant, locationLine, partnerLine, tenantLine } from './tenant-lines.ts';

/** All that was read; what is absent was not asked for. */
export interface GuideSources {
  readonly machine: GuideMachine;
  readonly audit?: AuditForGuide;
  readonly tenant?: AskedTenant;
  readonly graph?: GraphAnswers;
  readonly reporting?: Reporting;
}

/**
 * Each step of the guide, in its order, and where it stands; nothing is asked for here. Who reports has a line for each
 * site, the other steps have one.
 */
export function setupLines(sources: GuideSources): readonly SetupLine[] {
  const judged = (id: SetupLineId): readonly SetupJudgement[] =>
    id === 'reporting' ? reportingLines(sources.reporting) : [judges[id](sources)];
  return setupLineIds.flatMap((id) => judged(id).map((one): SetupLine => ({ id, ...one })));
}

const judges: Readonly<
  Record<Exclude<SetupLineId, 'reporting'>, (sources: GuideSources) => SetupJudgement>
> = {
  licence: ({ graph }) => licenceLine(graph),
  'server-licence': ({ graph }) => serverLicenceLine(graph),
  partner: ({ graph }) => partnerLine(graph),
  tenant: ({ tenant, graph }) => tenantLine(tenant, graph),
  'data-location': ({ tenant, graph }) => locationLine(tenant, graph),
  network: ({ audit }) => networkLine(audit),
  'static-proxy': ({ machine, audit }) => staticProxy(machine, passingOf(audit)),
  'authenticated-proxy': ({ machine }) => authenticatedProxy(machine),
  'device-management': ({ machine }) => deviceManagement(machine),
  'winhttp-proxy': ({ machine, audit }) => winhttpProxy(machine, passingOf(audit)),
  'down-level': downLevel,
  v20: ({ audit }) => rowsLine('v20', audit),
  'anonymous-traffic': ({ audit }) => anonymousLine(audit),
  portal: ({ audit }) => rowsLine('portal', audit),
};

/** The rows of the monitoring agent where they were tried, else its proxy where one is set. */
function downLevel({ machine, audit }: GuideSources): SetupJudgement {
  const rows = rowsLine('down-level', audit);
  return rows.state === 'untold' ? (agentProxy(machine) ?? rows) : rows;
}

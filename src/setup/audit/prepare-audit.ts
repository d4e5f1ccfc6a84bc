import type { LongList } from '../../catalogue/long-list.ts';
import type { Discovery } from '../../discovery/discover.ts';
import type { AuditConfig } from '../../model/audit-config.ts';
import type { AuditHead } from '../../model/report.ts';
import { type LabSession, openLab } from '../lab/lab-session.ts';
import { type Pace, paceOf } from '../machine/pace-of.ts';
import type { AuditRequest } from '../request/audit-request.ts';
import { hidePacSecrets } from '../routes/pac-secrets.ts';
import { netOptions, type StepOptions } from '../steps/net-options.ts';
import type { Called } from '../targets/given-lists.ts';
import { auditPlan } from './audit-plan.ts';

/** What there is before the first step of an audit. */
export interface PreparedAudit {
  readonly head: AuditHead;
  /** What is set on the machine; absent where an audit goes on. */
  readonly discovery?: Discovery;
  /** Where PAC files really come from, by route, where the head may not say. */
  readonly pacUrls?: ReadonlyMap<string, string>;
  readonly net: StepOptions;
  readonly pace: Pace;
  /** The simulated network, for who prepared it to close. */
  readonly lab: LabSession | undefined;
  /** The targets, where there are too many to hold. */
  readonly long?: LongList;
  /** What is wrong in the list, or with it, a line each. */
  readonly warnings: readonly string[];
}

export interface PrepareOptions {
  readonly signal: AbortSignal;
  /** Only a plan is wanted: nobody is asked. */
  readonly isPlan?: boolean;
  /** A list of more than can be held may be left for who takes it in parts. */
  readonly inParts?: boolean;
  readonly called?: Called | undefined;
  /** The file that the request came from. */
  readonly config?: AuditConfig | undefined;
  /** Told now and then how many more rows of lists were read. */
  readonly onRows?: (more: number) => void;
}

/**
 * Finds all that an audit needs before its first step: settings are read, routes and targets
 * chosen, a simulated network started.
 * @throws UsageError in one line for what the request says wrong.
 */
export async function prepareAudit(
  request: AuditRequest,
  options: PrepareOptions,
): Promise<PreparedAudit> {
  const pace = paceOf(request);
  const lab = await openLab(request);
  try {
    const net = netOptions(request, lab?.net);
    const { head, long, discovery, warnings } = await auditPlan(request, { lab, net, ...options });
    const { routes, pacUrls } = hidePacSecrets(head.routes);
    return {
      ...{ head: { ...head, routes }, discovery, pacUrls, net, pace, lab, warnings },
      ...(long && { long }),
    };
  } catch (error) {
    await lab?.close();
    throw error;
  }
}

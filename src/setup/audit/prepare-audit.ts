import type { LongList } from '../../catalogue/long-list.ts';
import type { Discovery } from '../../discovery/discover.ts';
import type { AuditConfig } from '../../model/audit/audit-config.ts';
import type { AuditHead } from '../../model/audit/report.ts';
import { namePolicyOf } from '../../model/audit/windows/name-policy.ts';
import { checkUntil } from '../again/check-until.ts';
import type { Red } from '../again/red.ts';
import { redOf } from '../again/red-of.ts';
import { targetsOfRed } from '../again/targets-of-red.ts';
import { type LabSession, openLab } from '../lab/lab-session.ts';
import { type Pace, requestedPace } from '../machine/requested-pace.ts';
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
  /** The head of the whole list, as this machine is set when it is asked. */
  readonly replan: () => Promise<AuditHead>;
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
  /** What is tried again, of a request that was completed by it; default: what its own file says. */
  readonly red?: Red | undefined;
}

/**
 * Finds all that an audit needs before its first step: settings are read, routes and targets
 * chosen, a simulated network started.
 * @throws UsageError in one line for what the request says wrong.
 */
export async function prepareAudit(
  asked: AuditRequest,
  options: PrepareOptions,
): Promise<PreparedAudit> {
  const red = options.red ?? (await redOf(asked));
  const request = red ? { ...red.request, ...asked } : asked;
  checkUntil(request);
  const pace = requestedPace(request);
  const lab = await openLab(request, targetsOfRed(red, request));
  try {
    const net = netOptions(request, lab?.net);
    const planning = { lab, net, ...options, red };
    const { head, long, discovery, warnings } = await auditPlan(request, planning);
    const replan = async (): Promise<AuditHead> => {
      const { head: again } = await auditPlan(request, { ...planning, isWhole: true });
      return { ...again, ...renamed(again, hidePacSecrets(again.routes).routes) };
    };
    const { routes, pacUrls } = hidePacSecrets(head.routes);
    return {
      replan,
      ...{
        head: { ...head, ...renamed(head, routes) },
        discovery,
        pacUrls,
        net: { ...net, ...policyOf(discovery) },
        pace,
        lab,
        warnings,
      },
      ...(long && { long }),
    };
  } catch (error) {
    await lab?.close();
    throw error;
  }
}

/** By which rules the programs of the machine ask for names, where it has some. */
function policyOf({
  nameRules = [],
  isThisMachine,
  live,
}: Discovery): Pick<StepOptions, 'namePolicy'> {
  if (nameRules.length === 0) return {};
  const isOwn = isThisMachine || live !== undefined;
  return { namePolicy: { of: namePolicyOf(nameRules), ...(!isOwn && { isForeign: true }) } };
}

/** A head whose routes go by other names. */
function renamed(
  { routes: before, targets }: AuditHead,
  routes: AuditHead['routes'],
): Pick<AuditHead, 'routes' | 'targets'> {
  const names = new Map(before.map(({ id }, index) => [id, routes[index]?.id ?? id]));
  return {
    routes,
    targets: targets.map((target) => {
      const { onlyOver } = target;
      return onlyOver ? { ...target, onlyOver: onlyOver.map((id) => names.get(id) ?? id) } : target;
    }),
  };
}

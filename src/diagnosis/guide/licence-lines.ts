import type { DefenderPlan, SetupJudgement, SetupState } from '../../model/guide/setup-line.ts';
import type { Answered, GraphAnswers, Organization, Sku } from '../../model/guide/tenant.ts';

/** By the id, which never changes: names of plans and products do. */
const planIds: Readonly<Record<string, DefenderPlan>> = {
  '871d91ec-ec1a-452b-a83f-bd76c7d770ef': 'plan-2',
  '292cc034-7b7c-4950-aaf5-943befd3f1d4': 'plan-1',
  'bfc1bbd9-981b-4f71-9b82-17c35fd0e2a4': 'business',
  'feda9f17-acea-46ec-9e28-e4eb3e4bb0ee': 'server',
};

const field = 'subscribedSkus[].servicePlans[].servicePlanId';

/** The best comes first, and of two alike the one with more in it. */
const states: readonly SetupState[] = ['done', 'to-do', 'untold', 'wrong'];
const plansByWeight: readonly DefenderPlan[] = ['plan-2', 'business', 'plan-1', 'server'];

/** Whether a plan for clients is bought, on, and has seats. */
export function licenceLine(graph: GraphAnswers | undefined): SetupJudgement {
  if (!graph) return { state: 'untold', reason: 'no-token', facts: {} };
  const { subscribedSkus: skus, organization } = graph;
  if (!('found' in skus)) return ofOrganization(organization) ?? failed(skus);
  return (
    bestOf(skus.found, (plan) => plan !== 'server') ?? {
      state: 'to-do',
      field,
      reason: 'no-plan',
      facts: { skus: skus.found.length },
    }
  );
}

/** The same for servers, which are mostly billed in Azure, and not visible here. */
export function serverLicenceLine(graph: GraphAnswers | undefined): SetupJudgement {
  const skus = graph?.subscribedSkus;
  const found = skus && 'found' in skus ? skus.found : [];
  const elsewhere = { state: 'untold', reason: 'servers-elsewhere', facts: {} } as const;
  return bestOf(found, (plan) => plan === 'server') ?? elsewhere;
}

function failed(answer: Exclude<Answered<never>, { readonly found: unknown }>): SetupJudgement {
  return { state: 'untold', reason: 'graph-failed', facts: { call: 'subscribedSkus', ...answer } };
}

/** A second way to the plans, which needs another right, and knows no seats. */
function ofOrganization(answer: Answered<Organization>): SetupJudgement | undefined {
  if (!('found' in answer)) return undefined;
  const plans = answer.found.plans.flatMap(({ id, status }) => {
    const plan = planIds[id];
    return plan === undefined || plan === 'server' ? [] : [{ plan, status }];
  });
  const best =
    plans.find(({ status }) => status === 'Enabled') ??
    plans.find(({ status }) => status === 'Warning') ??
    plans[0];
  if (!best) return undefined;
  const state = assigned[best.status] ?? 'untold';
  const rests = 'organization.assignedPlans[].servicePlanId';
  return { state, field: rests, reason: 'plan-assigned', facts: best };
}

/** By `capabilityStatus`. */
const assigned: Readonly<Record<string, SetupState>> = {
  Enabled: 'done',
  Warning: 'to-do',
  Suspended: 'wrong',
  Deleted: 'wrong',
  LockedOut: 'wrong',
};

function bestOf(
  skus: readonly Sku[],
  isMeant: (plan: DefenderPlan) => boolean,
): SetupJudgement | undefined {
  const bought = skus.flatMap((sku) =>
    sku.plans.flatMap(({ id, status }) => {
      const plan = planIds[id];
      return plan === undefined || !isMeant(plan) ? [] : [{ plan, sku, provisioning: status }];
    }),
  );
  const others = new Set(bought.map(({ sku }) => sku)).size - 1;
  const [best] = bought
    .map((one) => ({ plan: one.plan, judged: judgedPlan(one, others) }))
    .toSorted(
      (one, other) =>
        states.indexOf(one.judged.state) - states.indexOf(other.judged.state) ||
        plansByWeight.indexOf(one.plan) - plansByWeight.indexOf(other.plan),
    );
  return best?.judged;
}

interface Bought {
  readonly plan: DefenderPlan;
  readonly sku: Sku;
  /** `provisioningStatus` of the plan. */
  readonly provisioning: string;
}

function judgedPlan({ plan, sku, provisioning }: Bought, others: number): SetupJudgement {
  const { name, status, enabled, warning, used } = sku;
  const known = { plan, sku: name, others };
  const seats = { ...known, used, seats: enabled };
  const byStatus = 'subscribedSkus[].capabilityStatus';
  if (['Suspended', 'Deleted', 'LockedOut'].includes(status)) {
    return { state: 'wrong', field: byStatus, reason: 'plan-off', facts: { ...known, status } };
  }
  const byPlan = 'subscribedSkus[].servicePlans[].provisioningStatus';
  if (provisioning === 'Disabled') {
    return { state: 'wrong', field: byPlan, reason: 'plan-disabled', facts: known };
  }
  if (status === 'Warning') {
    const left = { ...seats, seats: enabled + warning };
    return { state: 'to-do', field: byStatus, reason: 'plan-in-grace', facts: left };
  }
  if (status !== 'Enabled') {
    return {
      state: 'untold',
      field: byStatus,
      reason: 'plan-unclear',
      facts: { ...known, status },
    };
  }
  const facts = { ...known, status: provisioning };
  if (/^Pending/.test(provisioning)) {
    return { state: 'to-do', field: byPlan, reason: 'plan-pending', facts };
  }
  if (provisioning !== 'Success') {
    return { state: 'untold', field: byPlan, reason: 'plan-unclear', facts };
  }
  const bySeats = 'subscribedSkus[].prepaidUnits.enabled';
  if (enabled === 0) {
    return { state: 'to-do', field: bySeats, reason: 'plan-without-seats', facts: known };
  }
  return used > enabled
    ? { state: 'wrong', field: bySeats, reason: 'plan-overused', facts: seats }
    : { state: 'done', field, reason: 'plan-usable', facts: seats };
}

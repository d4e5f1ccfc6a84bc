import type { SetupJudgement } from '../../model/guide/setup-line.ts';
import type { Answered, GraphAnswers, Tenant } from '../../model/guide/tenant.ts';
import type { Cloud } from '../../model/target/operating-system.ts';

/** What the login page said of a domain. */
export interface AskedTenant {
  readonly domain: string;
  readonly answer: Answered<Tenant>;
  /** `--cloud`. */
  readonly cloud?: Cloud;
}

type Asked = AskedTenant | undefined;

/** Whether a partner may administer another tenant for it; its own relationships a customer does not see. */
export function partnerLine(graph: GraphAnswers | undefined): SetupJudgement {
  if (!graph) return { state: 'untold', reason: 'no-token', facts: {} };
  const answer = graph.delegatedAdminRelationships;
  if (!('found' in answer)) {
    const facts = { call: 'delegatedAdminRelationships', ...answer } as const;
    return { state: 'untold', reason: 'graph-failed', facts };
  }
  const all = answer.found;
  const field = 'delegatedAdminRelationships[].status';
  const of = (...states: readonly string[]) => all.filter(({ status }) => states.includes(status));
  const [active, pending] = [
    of('active', 'expiring'),
    of('created', 'approvalPending', 'approved', 'activating'),
  ];
  const [first] = active.toSorted(bySoonest);
  if (first) {
    const { name, ends } = first;
    const facts = { count: active.length, first: name, ...(ends !== undefined && { ends }) };
    return { state: 'done', field, reason: 'partner-active', facts };
  }
  const [next] = pending;
  if (next) {
    const facts = { count: pending.length, first: next.name };
    return { state: 'to-do', field, reason: 'partner-pending', facts };
  }
  const [last] = all;
  if (!last) return { state: 'untold', field, reason: 'partner-unseen', facts: {} };
  const facts = { count: all.length, first: last.name, status: last.status };
  const isKnown = ['expired', 'terminated', 'terminating', 'terminationRequested'];
  const state = isKnown.includes(last.status) ? 'wrong' : 'untold';
  return { state, field, reason: 'partner-ended', facts };
}

function bySoonest(one: { readonly ends?: string }, other: { readonly ends?: string }): number {
  return (one.ends ?? '~') < (other.ends ?? '~') ? -1 : 1;
}

/** Which tenant it is, and whether the cloud and the token are of it. */
export function tenantLine(asked: Asked, graph: GraphAnswers | undefined): SetupJudgement {
  const own = organizationOf(graph)?.id;
  if (!asked) {
    if (own === undefined) return { state: 'untold', reason: 'tenant-unasked', facts: {} };
    const facts = { tenant: own };
    return { state: 'done', field: 'organization.id', reason: 'tenant-of-token', facts };
  }
  const { domain, answer, cloud: chosen } = asked;
  if (!('found' in answer)) {
    if (answer.failure === 'unknown') {
      return { state: 'wrong', field: 'status 400', reason: 'tenant-unknown', facts: { domain } };
    }
    return { state: 'untold', reason: 'tenant-failed', facts: { domain, ...answer } };
  }
  const { id: tenant, cloud, instance, region } = answer.found;
  if (own !== undefined && own !== tenant) {
    const facts = { domain, tenant, other: own };
    return { state: 'wrong', field: 'organization.id', reason: 'tenant-otherwise', facts };
  }
  if (chosen !== undefined && cloud !== undefined && chosen !== cloud) {
    const facts = { domain, cloud, asked: chosen };
    return { state: 'wrong', field: 'cloud_instance_name', reason: 'cloud-otherwise', facts };
  }
  const facts = {
    ...{ domain, tenant, instance },
    ...(cloud && { cloud }),
    ...(region !== undefined && { region }),
  };
  return { state: 'done', field: 'issuer', reason: 'tenant-found', facts };
}

/** Where the data lies the portal alone knows; the country, or the region of the tenant, is a hint. */
export function locationLine(asked: Asked, graph: GraphAnswers | undefined): SetupJudgement {
  const country = organizationOf(graph)?.country;
  const found = asked && 'found' in asked.answer ? asked.answer.found : undefined;
  const region = found?.region;
  if (country === undefined && region === undefined) {
    const facts = { isAsked: asked !== undefined };
    return { state: 'untold', reason: 'location-unasked', facts };
  }
  const hint = country === undefined ? byScope[region ?? ''] : byCountry(country);
  const field = country === undefined ? 'tenant_region_scope' : 'organization.countryLetterCode';
  const facts = {
    ...(country !== undefined && { country }),
    ...(region !== undefined && { region }),
    ...(hint !== undefined && { hint }),
  };
  return { state: 'untold', field, reason: 'location-hint', facts };
}

function organizationOf(graph: GraphAnswers | undefined) {
  const answer = graph?.organization;
  return answer && 'found' in answer ? answer.found : undefined;
}

/** By `tenant_region_scope`; the others name no one region. */
const byScope: Readonly<Record<string, string>> = { NA: 'us', EU: 'eu', OC: 'au' };

const ofUnion =
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ');
const own: Readonly<Record<string, string>> = {
  ...{ US: 'us', GB: 'uk', AU: 'au', CH: 'ch', IN: 'in' },
};

function byCountry(country: string): string | undefined {
  return own[country] ?? (ofUnion.includes(country) ? 'eu' : undefined);
}

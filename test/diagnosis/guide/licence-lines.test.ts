import { describe, expect, it } from 'vitest';
import { tenants } from '../../../fixtures/setup/tenants.ts';
import { type GuideSources, setupLines } from '../../../src/diagnosis/guide/setup-guide.ts';
import type { SetupLineId } from '../../../src/model/guide/setup-line.ts';
import type { Answered, GraphAnswers, Tenant } from '../../../src/model/guide/tenant.ts';
import { plainText } from '../../../src/report/text/say.ts';
import { setupText } from '../../../src/report/view/discovery/setup-texts.ts';
import {
  readOrganization,
  readRelationship,
  readSku,
} from '../../../src/setup/tenant/read-graph.ts';

const machine = { checklist: [], settings: [], from: 'machine' as const };
const none = { failure: 'forbidden' } as const;

function lineOf(id: SetupLineId, sources: Omit<GuideSources, 'machine'>) {
  const line = setupLines({ machine, ...sources }).find((one) => one.id === id);
  if (!line) throw new TypeError(id);
  return line;
}

function told(id: SetupLineId, sources: Omit<GuideSources, 'machine'>): string {
  const { state, reason, field } = lineOf(id, sources);
  return `${state} ${reason} ${field}`;
}

function each<T>(values: readonly unknown[], read: (value: unknown) => T | undefined): T[] {
  return values.flatMap((value) => read(value) ?? []);
}

describe('a tenant', () => {
  it.each(tenants)('is judged by what it rests on: $name', (one) => {
    const organization = readOrganization(one.organization);
    const graph: GraphAnswers = {
      subscribedSkus: { found: each(one.skus, readSku) },
      organization: organization ? { found: organization } : none,
      delegatedAdminRelationships: { found: each(one.relationships ?? [], readRelationship) },
    };
    const line = lineOf(one.line ?? 'licence', { graph });
    expect(`${line.state} ${line.reason} ${line.field}`).toBe(one.told);
    const { seen, next } = setupText(line);
    expect(plainText(seen)).toMatch(/\.$/);
    if (line.state !== 'done') expect(plainText(next)).toMatch(/\.$/);
  });

  it('is told by the plans of the organization where the right to its products is missing', () => {
    const of = (capabilityStatus: string): GraphAnswers => ({
      subscribedSkus: none,
      organization: {
        found: readOrganization({
          id: 'a',
          assignedPlans: [
            { servicePlanId: '871d91ec-ec1a-452b-a83f-bd76c7d770ef', capabilityStatus },
          ],
        }) ?? { plans: [] },
      },
      delegatedAdminRelationships: none,
    });
    const field = 'organization.assignedPlans[].servicePlanId';
    expect(told('licence', { graph: of('Enabled') })).toBe(`done plan-assigned ${field}`);
    expect(told('licence', { graph: of('Warning') })).toBe(`to-do plan-assigned ${field}`);
    expect(told('licence', { graph: of('Suspended') })).toBe(`wrong plan-assigned ${field}`);
    expect(told('licence', { graph: of('New') })).toBe(`untold plan-assigned ${field}`);
    expect(told('partner', { graph: of('New') })).toBe('untold graph-failed undefined');
    const nothing = { ...of('Enabled'), organization: none };
    expect(plainText(setupText(lineOf('licence', { graph: nothing })).next)).toContain(
      'LicenseAssignment.Read.All',
    );
  });
});

describe('the tenant of a domain', () => {
  const domain = 'contoso.com';
  const tenant: Tenant = { domain, id: 't', instance: 'x', cloud: 'gcc-high', region: 'USGov' };
  const asked = (answer: Answered<Tenant>) => ({ tenant: { domain, answer } });
  const graph: GraphAnswers = {
    subscribedSkus: none,
    organization: { found: { id: 'other', plans: [] } },
    delegatedAdminRelationships: none,
  };

  it.each([
    ['untold tenant-unasked undefined', {}],
    ['done tenant-of-token organization.id', { graph }],
    ['done tenant-found issuer', asked({ found: tenant })],
    ['wrong tenant-unknown status 400', asked({ failure: 'unknown' })],
    ['untold tenant-failed undefined', asked({ failure: 'no-json' })],
    ['wrong tenant-otherwise organization.id', { ...asked({ found: tenant }), graph }],
    [
      'wrong cloud-otherwise cloud_instance_name',
      { tenant: { domain, answer: { found: tenant }, cloud: 'gcc' as const } },
    ],
  ])('is %s', (expected, sources) => {
    expect(told('tenant', sources)).toBe(expected);
  });

  it.each([
    ['NA', 'us'],
    ['EU', 'eu'],
    ['OC', 'au'],
    ['AS', undefined],
  ])('hints a location by its region %s: %s', (region, hint) => {
    const line = lineOf('data-location', asked({ found: { ...tenant, region } }));
    expect(line).toMatchObject({ state: 'untold', field: 'tenant_region_scope' });
    expect('hint' in line.facts ? line.facts.hint : undefined).toBe(hint);
    expect(plainText(setupText(line).seen)).toContain('A hint');
  });
});

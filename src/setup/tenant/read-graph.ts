import type { Organization, Relationship, ServicePlan, Sku } from '../../model/guide/tenant.ts';
import { countIn, fieldsOf, listIn, textIn } from './json-fields.ts';

/** One entry of `subscribedSkus`; undefined for what is none. */
export function readSku(value: unknown): Sku | undefined {
  const { skuPartNumber, capabilityStatus, prepaidUnits, consumedUnits, servicePlans } =
    fieldsOf(value);
  const name = textIn(skuPartNumber);
  if (name === undefined) return undefined;
  const { enabled, warning } = fieldsOf(prepaidUnits);
  return {
    ...{ name, status: textIn(capabilityStatus) ?? '' },
    ...{ enabled: countIn(enabled), warning: countIn(warning), used: countIn(consumedUnits) },
    plans: listIn(servicePlans).flatMap((plan) => planOf(plan, 'provisioningStatus')),
  };
}

/** One entry of `organization`; undefined for what is none. */
export function readOrganization(value: unknown): Organization | undefined {
  const { id, countryLetterCode, assignedPlans } = fieldsOf(value);
  const [tenant, country] = [textIn(id)?.toLowerCase(), textIn(countryLetterCode)];
  if (tenant === undefined) return undefined;
  return {
    id: tenant,
    ...(country !== undefined && { country: country.toUpperCase() }),
    plans: listIn(assignedPlans).flatMap((plan) => planOf(plan, 'capabilityStatus')),
  };
}

/** One entry of `delegatedAdminRelationships`; undefined for what is none. */
export function readRelationship(value: unknown): Relationship | undefined {
  const { displayName, status, endDateTime } = fieldsOf(value);
  const known = textIn(status);
  if (known === undefined) return undefined;
  const ends = textIn(endDateTime);
  return { name: textIn(displayName) ?? '', status: known, ...(ends !== undefined && { ends }) };
}

function planOf(
  value: unknown,
  status: 'provisioningStatus' | 'capabilityStatus',
): readonly ServicePlan[] {
  const fields = fieldsOf(value);
  const id = textIn(fields['servicePlanId']);
  return id === undefined ? [] : [{ id: id.toLowerCase(), status: textIn(fields[status]) ?? '' }];
}

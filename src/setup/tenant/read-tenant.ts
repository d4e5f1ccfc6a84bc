import type { Answered, Tenant } from '../../model/guide/tenant.ts';
import type { Cloud } from '../../model/target/operating-system.ts';
import { fieldsOf, textIn } from './json-fields.ts';

const guid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/**
 * The tenant of a domain out of its OpenID configuration (OpenID Connect Discovery 1.0, with the fields
 * that Microsoft puts beside it: `tenant_region_scope`, `tenant_region_sub_scope`, `cloud_instance_name`).
 * @returns `shape` where the issuer names no tenant.
 */
export function readTenant(domain: string, document: unknown): Answered<Tenant> {
  const fields = fieldsOf(document);
  const issuer = textIn(fields['issuer']) ?? '';
  const [, id] = new RegExp(`^https://[a-z.]+/(${guid})/`, 'i').exec(issuer) ?? [];
  if (id === undefined) return { failure: 'shape', detail: 'issuer' };
  const instance = textIn(fields['cloud_instance_name']) ?? '';
  const cloud = cloudOf(instance, textIn(fields['tenant_region_sub_scope']) ?? '');
  const region = textIn(fields['tenant_region_scope']);
  return {
    found: {
      ...{ domain, id: id.toLowerCase(), instance },
      ...(cloud && { cloud }),
      ...(region !== undefined && { region }),
    },
  };
}

function cloudOf(instance: string, subScope: string): Cloud | undefined {
  const scope = subScope.toUpperCase();
  if (/^(login\.)?microsoftonline\.us$/.test(instance)) return scope === 'DOD' ? 'dod' : 'gcc-high';
  if (!/^(login\.)?microsoftonline\.com$/.test(instance)) return undefined;
  return scope === 'GCC' ? 'gcc' : 'commercial';
}

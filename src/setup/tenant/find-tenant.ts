import type { Answered, Tenant } from '../../model/guide/tenant.ts';
import type { Cloud } from '../../model/target/operating-system.ts';
import { UnusableValue } from '../usage/usage-error.ts';
import { type Asking, askJson } from './ask-json.ts';
import { readTenant } from './read-tenant.ts';

const commercial = 'login.microsoftonline.com';
const government = 'login.microsoftonline.us';

/** Who logs people of a cloud in; of no cloud in particular the commercial one, which knows the others too. */
export const loginHosts: Readonly<Record<Cloud, string>> = {
  commercial,
  gcc: commercial,
  'gcc-high': government,
  dod: government,
};

/** @throws UsageError for what is neither a domain nor the id of a tenant. */
export function checkTenantName(field: string, text: string): string {
  const isName = /^(?=.{4,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/i;
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
  if (isName.test(text) || isId.test(text)) return text.toLowerCase();
  const why = 'give a domain of the tenant, such as contoso.onmicrosoft.com, or its id';
  throw new UnusableValue(field, { value: text, why });
}

/**
 * Asks the login page for the tenant of a domain, by its OpenID configuration: one request, without a login.
 * @returns the tenant, or why it is not known: `unknown` where there is none of that name. Rejects only when
 * the signal is aborted.
 */
export async function findTenant(
  domain: string,
  { cloud = 'commercial', asking }: { readonly cloud?: Cloud | undefined; readonly asking: Asking },
): Promise<Answered<Tenant>> {
  const url = `https://${loginHosts[cloud]}/${domain}/v2.0/.well-known/openid-configuration`;
  const { answer, status } = await askJson(url, asking);
  if ('found' in answer) return readTenant(domain, answer.found);
  return status === 400 ? { failure: 'unknown' } : answer;
}

import { setTimeout } from 'node:timers/promises';
import type {
  Answered,
  GraphAnswers,
  GraphCall,
  Organization,
  Relationship,
  Sku,
} from '../../model/guide/tenant.ts';
import type { Cloud } from '../../model/target/operating-system.ts';
import { type Asking, askJson, type JsonAnswer, type Sent } from './ask-json.ts';
import { fieldsOf, listIn } from './json-fields.ts';
import { readOrganization, readRelationship, readSku } from './read-graph.ts';

/** Microsoft Graph of each cloud. */
export const graphHosts: Readonly<Record<Cloud, string>> = {
  commercial: 'graph.microsoft.com',
  gcc: 'graph.microsoft.com',
  'gcc-high': 'graph.microsoft.us',
  dod: 'dod-graph.microsoft.us',
};

type ListCall = Exclude<GraphCall, 'runHuntingQuery'>;

const paths: Readonly<Record<ListCall, string>> = {
  subscribedSkus:
    'subscribedSkus?$select=skuPartNumber,capabilityStatus,prepaidUnits,consumedUnits,servicePlans',
  organization: 'organization?$select=id,countryLetterCode,assignedPlans',
  delegatedAdminRelationships:
    'tenantRelationships/delegatedAdminRelationships?$select=displayName,status,endDateTime',
};

/** Of one list; a tenant with more products than these hold is none. */
const maxPages = 10;
/** Who asks for a longer wait is told of instead. */
const maxWaitS = 30;

export interface GraphRequest {
  readonly token: string;
  readonly cloud: Cloud;
  readonly asking: Asking;
}

/**
 * Asks Microsoft Graph v1.0 of a tenant: three requests, one after another, and the further pages of each. A
 * wait that it asks for (429, 503) is kept once for each, up to 30 seconds. The token goes to the host of
 * the cloud and to nobody else.
 * @returns each list, or why it is not known. Rejects only when the signal is aborted.
 */
export async function askGraph(request: GraphRequest): Promise<GraphAnswers> {
  const subscribedSkus = await listOf<Sku>('subscribedSkus', { request, read: readSku });
  // Nobody will be there for the others either, and each would take its whole time.
  if ('failure' in subscribedSkus && subscribedSkus.failure === 'unreachable') {
    return {
      subscribedSkus,
      organization: subscribedSkus,
      delegatedAdminRelationships: subscribedSkus,
    };
  }
  const organizations = await listOf<Organization>('organization', {
    request,
    read: readOrganization,
  });
  const delegatedAdminRelationships = await listOf<Relationship>('delegatedAdminRelationships', {
    request,
    read: readRelationship,
  });
  return { subscribedSkus, organization: firstOf(organizations), delegatedAdminRelationships };
}

function firstOf<T>(answer: Answered<readonly T[]>): Answered<T> {
  if (!('found' in answer)) return answer;
  const [found] = answer.found;
  return found === undefined ? { failure: 'shape', detail: 'value' } : { found };
}

interface Listing<T> {
  readonly request: GraphRequest;
  readonly read: (value: unknown) => T | undefined;
}

async function listOf<T>(
  call: ListCall,
  { request, read }: Listing<T>,
): Promise<Answered<readonly T[]>> {
  const host = graphHosts[request.cloud];
  const found: T[] = [];
  let url = `https://${host}/v1.0/${paths[call]}`;
  for (let page = 0; page < maxPages; page += 1) {
    const { answer } = await patiently(url, request);
    if (!('found' in answer)) return answer;
    const fields = fieldsOf(answer.found);
    if (!Array.isArray(fields['value'])) return { failure: 'shape', detail: 'value' };
    for (const entry of listIn(fields['value'])) {
      const one = read(entry);
      if (one !== undefined) found.push(one);
    }
    const next = fields['@odata.nextLink'];
    if (next === undefined || next === null) return { found };
    if (!isOf(host, next)) return { failure: 'shape', detail: '@odata.nextLink' };
    url = next;
  }
  return { failure: 'too-large', detail: `more than ${maxPages} pages` };
}

/** A page of the same host, over TLS: nobody else is handed the token. */
function isOf(host: string, link: unknown): link is string {
  if (typeof link !== 'string' || link.length > 8192 || !URL.canParse(link)) return false;
  const { protocol, host: named } = new URL(link);
  return protocol === 'https:' && named === host;
}

/** Asks once, and once more after a wait of up to 30 seconds where that is asked for. */
export async function patiently(
  url: string,
  { token, asking }: GraphRequest,
  sent: Omit<Sent, 'bearer'> = {},
): Promise<JsonAnswer> {
  const first = await askJson(url, asking, { ...sent, bearer: token });
  const { answer, retryAfterS = 1 } = first;
  if (!('failure' in answer) || answer.failure !== 'busy') return first;
  if (retryAfterS > maxWaitS) {
    return { answer: { failure: 'busy', detail: `wait ${retryAfterS} s` } };
  }
  await setTimeout(retryAfterS * 1000, undefined, { signal: asking.signal });
  return askJson(url, asking, { ...sent, bearer: token });
}

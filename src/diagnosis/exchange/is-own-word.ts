import type { StrangePage } from '../trial/strange-page.ts';

/** With these a filter refuses; a service whose page only speaks of a product uses others too. */
const refusing: readonly number[] = [302, 303, 307, 403, 451];

/** A login that is asked for by whom one calls names him as well. */
const signIn = /[?&](?:samlrequest|relaystate|redirect_uri|client_id|response_type|wtrealm)=/i;

/** Whether a status may be a refusal at all: by its number, or as a gateway that fails. */
export function mayRefuse({ status }: Pick<StrangePage, 'status'>): boolean {
  return refusing.includes(status) || status > 500 || status === 0;
}

/**
 * Whether a product's mark stands where only the page of the blocker itself has it, so that it
 * proves a refusal of a host of which nothing else is known: a way to the product's own page that
 * takes the name that was refused along, or a refusal that is titled so. Words in a body or in a
 * header may be those of the service: its article, its link, the proxy that it stands behind.
 */
export function isOwnWord({ product, foreign, lead, status }: StrangePage, host: string): boolean {
  if (product?.proves !== 'block' || product.confidence !== 'high') return false;
  if (product.place === 'title') return status === 403 || status === 451;
  if (product.place !== 'lead' && product.place !== 'query') return false;
  return foreign !== undefined && lead !== undefined && namedIn(lead, host) !== undefined;
}

/**
 * How the query of a place names the host that was asked: as it stands or escaped, or in base64;
 * undefined where it does not, or belongs to a login.
 */
export function namedIn({ search }: URL, host: string): 'plain' | 'base64' | undefined {
  if (host === '' || signIn.test(search)) return undefined;
  const isNamed = (text: string): boolean => text.toLowerCase().includes(host.toLowerCase());
  const values = [...new URLSearchParams(search)].flat();
  if ([search, ...values].some(isNamed)) return 'plain';
  return values.flatMap(fromBase64).some(isNamed) ? 'base64' : undefined;
}

function fromBase64(value: string): readonly string[] {
  if (!/^[\w+/=-]{8,4096}$/.test(value)) return [];
  const standard = value.replace(/-/g, '+').replace(/_/g, '/').replace(/=+$/, '');
  try {
    return [atob(standard)];
  } catch {
    return [];
  }
}

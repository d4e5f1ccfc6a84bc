import type { Product } from '../fault/fault.ts';
import { type Authority, type AuthorityPlan, createAuthority } from './authority.ts';
import type { DistinguishedName, RevocationPlaces } from './certificate.ts';

/** What a client reads in the chain of an inspected connection. */
const inspectionRoots: Readonly<Record<Product, DistinguishedName>> = {
  fortinet: { CN: 'FG200FT000000000', OU: 'Certificate Authority', O: 'Fortinet' },
  'palo-alto': { CN: 'Palo Alto Networks forward trust', O: 'Palo Alto Networks' },
  'check-point': { CN: 'Check Point gateway CA', O: 'Check Point' },
  zscaler: { CN: 'Zscaler Root CA', OU: 'Zscaler Inc.', O: 'Zscaler Inc.' },
  'cisco-wsa': { CN: 'Cisco WSA root', O: 'Cisco' },
  'blue-coat': { CN: 'Blue Coat proxy CA', O: 'Blue Coat' },
  netskope: { CN: 'ca.corp.goskope.com', O: 'Netskope Inc.' },
  umbrella: { CN: 'Cisco Umbrella Root CA', O: 'Cisco' },
  squid: { CN: 'Squid bump CA', O: 'Squid' },
  company: { CN: 'TLS inspection CA 3', O: 'Example Company' },
};

/** The authorities of one lab: two public ones, and those of inspection products. */
export interface Authorities {
  readonly services: Authority;
  /** As public as that of the services, and none of theirs; cross-signed by it. */
  readonly other: Authority;
  inspector(product: Product, options: { readonly rootSent: boolean }): Promise<Authority>;
  /** One that nobody trusts, under any name. */
  named(plan: Pick<AuthorityPlan, 'root' | 'sendsRoot'>): Promise<Authority>;
  /** Signs as an old root's, which nobody has any more, and as the services'; shown in that order. */
  renewed(): Promise<Authority>;
}

/**
 * Makes the public authorities at once, since every lab needs them, and the others when asked.
 * @param revocation what the certificates of the services name.
 */
export async function createAuthorities(revocation: RevocationPlaces = {}): Promise<Authorities> {
  const made = new Map<string, Promise<Authority>>();
  const services = await createAuthority({
    root: { CN: 'Simulated Public Root R1', O: 'netready lab' },
    intermediate: { CN: 'Simulated TLS Issuing CA 01', O: 'netready lab' },
    revocation,
  });
  const other = await createAuthority({
    root: { CN: 'Simulated Public Root X9', O: 'netready lab' },
    crossSigner: services,
  });
  const once = (plan: AuthorityPlan): Promise<Authority> => {
    const { root, sendsRoot } = plan;
    const id = JSON.stringify([root, sendsRoot]);
    const authority = made.get(id) ?? createAuthority(plan);
    made.set(id, authority);
    return authority;
  };
  return {
    services,
    other,
    inspector: (product, { rootSent }) =>
      once({ root: inspectionRoots[product], sendsRoot: rootSent }),
    named: once,
    renewed: () =>
      once({
        root: { CN: 'Simulated Retired Root R0', O: 'netready lab' },
        intermediate: { CN: 'Simulated TLS Issuing CA 02', O: 'netready lab' },
        crossSigner: services,
      }),
  };
}

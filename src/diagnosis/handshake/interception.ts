import type { FindingKind } from '../../model/finding.ts';
import type { Certificate } from '../../model/observation.ts';
import { facts } from '../facts.ts';
import { unique } from '../judged.ts';
import { chainOf, type Known } from '../known.ts';
import type { Proof, Rule } from '../rule.ts';
import { isPrivate, type Seen } from '../seen.ts';
import { chainFacts, isUnknownIssuer, sendsRoot } from './chain-signs.ts';
import { inspectionProduct } from './inspection-products.ts';

const mostUrls = 4;

/**
 * Somebody between answers with a certificate of their own. Proved for a listed service by a
 * chain that ends in no public root, or in one that only this machine's additions trust; for any
 * host by an issuer that is an inspection product. Date and name do not matter then: a bad
 * certificate of an interceptor is still an interceptor's.
 */
export const interception: Rule = {
  kind: 'interception',
  severity: 'error',
  actor: 'interceptor',
  rivals: [],
  prove: (seen, known): Proof | undefined => {
    const step = seen.distrusted;
    if (step === undefined) return undefined;
    const chain = chainOf(step, known);
    const product = inspectionProduct(chain.map(({ issuer }) => issuer));
    if (product === undefined && !isIntercepted(seen, chain, known)) return undefined;
    const rivals = product === undefined ? rivalsOf(seen, chain) : productRivals(seen);
    return {
      evidence: [step.id],
      facts: facts({
        ...chainFacts(step, chain),
        product,
        // Nobody else trusts it, and a reader must not take that for a pass.
        trustedBy: isPrivate(step) ? step.anchor : undefined,
        revocation: revocationOf(chain),
      }),
      rivals,
    };
  },
};

/** Where the interceptor's own revocation is told: inside the company, where services' never is. */
function revocationOf(chain: readonly Certificate[]): readonly string[] {
  return unique(chain.flatMap(({ crl = [], ocsp = [] }) => [...crl, ...ocsp])).slice(0, mostUrls);
}

function isIntercepted(
  { listed, distrusted }: Seen,
  chain: readonly Certificate[],
  { inspectors }: Known,
): boolean {
  if (!listed || distrusted === undefined) return false;
  if (isPrivate(distrusted) || isUnknownIssuer(distrusted)) return true;
  return chain[0] !== undefined && inspectors.has(chain[0].issuer);
}

// A link left out looks like an unknown issuer, unless the root came along.
function rivalsOf({ distrusted }: Seen, chain: readonly Certificate[]): readonly FindingKind[] {
  const isKnown = distrusted !== undefined && isPrivate(distrusted);
  return isKnown || sendsRoot(chain) ? [] : ['incomplete-chain'];
}

// A product may be a company's own authority too; no public service's.
function productRivals({ listed }: Seen): readonly FindingKind[] {
  return listed ? [] : ['untrusted-root'];
}

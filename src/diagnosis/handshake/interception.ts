import type { Certificate } from '../../model/audit/observation.ts';
import { isUnknownIssuer } from '../../model/certificate/chain.ts';
import type { FindingKind } from '../../model/finding/finding.ts';
import { facts } from '../facts.ts';
import { unique } from '../judged.ts';
import { type AuditContext, chainOf } from '../known/audit-context.ts';
import { registrableDomain } from '../page/registrable-domain.ts';
import { wayOf } from '../proof/way.ts';
import type { ProofOf, Rule } from '../rule.ts';
import { isPrivate, isService, type TrialReading } from '../trial/trial-reading.ts';
import { chainFacts, lacksKnownIssuer, productOf, sendsRoot } from './chain-signs.ts';
import { inspectionProduct } from './inspection-products.ts';
import { missingLink } from './missing-link.ts';

const maxUrls = 4;

/**
 * Somebody between answers with a certificate of their own. Proved for any host by a chain whose
 * issuer's key did not sign it, or that borrows the name of an authority; for a listed service by a chain that ends in no public root, or in
 * one that only this machine's additions trust; for a host of the user's own by an inspection
 * product that signs for others as well. Date and name do not matter then: a bad certificate of an
 * interceptor is still an interceptor's.
 */
export const interception: Rule<'interception'> = {
  kind: 'interception',
  severity: 'error',
  actor: 'interceptor',
  rivals: [],
  prove: (reading, context): ProofOf<'interception'> | undefined => {
    const step = reading.distrusted;
    if (step === undefined) return undefined;
    const chain = chainOf(step, context);
    const product = productOf(chain);
    const link =
      isUnknownIssuer(step) && missingLink(step, { context, isService: isService(reading) });
    if (link && link.state === 'genuine') return undefined;
    const isBorrowed = lacksKnownIssuer(chain, context);
    const isForeign =
      link &&
      (link.state === 'foreign' || (link.state === 'private' && (reading.listed || isBorrowed)));
    if (!isForeign && !isIntercepted(reading, chain, context)) return undefined;
    const rivals = product === undefined ? rivalsOf(reading, chain) : productRivals(reading);
    return {
      evidence: [step.id, ...(link ? link.evidence : [])],
      facts: facts({
        ...chainFacts(step, chain),
        product,
        // Nobody else trusts it, and a reader must not take that for a pass.
        trustedBy: isPrivate(step) ? step.anchor : undefined,
        revocation: revocationOf(chain),
        link: isForeign ? link.url : undefined,
      }),
      rivals: isForeign ? [] : rivals,
    };
  },
};

/** Where the interceptor's own revocation is told: inside the company, where services' never is. */
function revocationOf(chain: readonly Certificate[]): readonly string[] {
  return unique(chain.flatMap(({ crl = [], ocsp = [] }) => [...crl, ...ocsp])).slice(0, maxUrls);
}

function isIntercepted(
  reading: TrialReading,
  chain: readonly Certificate[],
  context: AuditContext,
): boolean {
  const { listed, distrusted } = reading;
  if (distrusted === undefined) return false;
  const product = productOf(chain);
  if (product !== undefined && (isService(reading) || signsForOthers(reading, chain, context)))
    return true;
  if (!listed) return false;
  if (isUnknownIssuer(distrusted) || (isService(reading) && isPrivate(distrusted))) return true;
  return chain[0] !== undefined && context.inspectors.has(chain[0].issuer);
}

/**
 * An appliance may answer on its own name, under a certificate of its maker, and a company name its
 * authority after the device on which it runs, or let the device be its authority, in the maker's
 * name. An interceptor signs for services, for unrelated hosts, or over a proxy for a host that is
 * another's over another way; what is private directly alone may be the inner one of two servers.
 */
function signsForOthers(
  { attempt, steps }: TrialReading,
  [leaf]: readonly Certificate[],
  { inspectors, signers, verified }: AuditContext,
): boolean {
  if (leaf === undefined) return false;
  if (inspectors.has(leaf.issuer)) return true;
  if (inspectionProduct([leaf.subject]) !== undefined) return false;
  const hosts = [...(signers.get(leaf.issuer) ?? [])];
  if (verified.has(attempt.target) && wayOf({ attempt, steps }) !== 'direct') return true;
  return new Set(hosts.map(registrableDomain)).size > 1;
}

// A link left out looks like an unknown issuer, unless the root came along.
function rivalsOf(
  { distrusted }: TrialReading,
  chain: readonly Certificate[],
): readonly FindingKind[] {
  const isKnown = distrusted !== undefined && isPrivate(distrusted);
  return isKnown || sendsRoot(chain) ? [] : ['incomplete-chain'];
}

// A product may be a company's own authority too; no public service's.
function productRivals(reading: TrialReading): readonly FindingKind[] {
  return isService(reading) ? [] : ['untrusted-root'];
}

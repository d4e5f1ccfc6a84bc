import type { Certificate, HandshakeObservation } from '../../model/audit/observation.ts';
import { topOf } from '../../model/certificate/chain.ts';
import type { ChainFacts } from '../../model/finding/finding-facts.ts';
import { facts } from '../facts.ts';
import type { AuditContext } from '../known/audit-context.ts';
import { inspectionProduct } from './inspection-products.ts';
import { isIssuingAuthority } from './issuing-authorities.ts';

/**
 * Whether the chain as presented (leaf first) stops below an authority that is known: one that
 * other hosts of this audit present, or one that publicly issues for the services. Names alone
 * are compared, so an interceptor that borrows a name stays a rival.
 */
export function lacksKnownIssuer(
  chain: readonly Certificate[],
  { authorities }: Pick<AuditContext, 'authorities'>,
): boolean {
  const issuer = topOf(chain)?.issuer;
  return issuer !== undefined && (authorities.has(issuer) || isIssuingAuthority(issuer));
}

/** Whether the chain brings its own root along. */
export function sendsRoot(chain: readonly Certificate[]): boolean {
  const last = chain.at(-1);
  return last !== undefined && last.subject === last.issuer;
}

/** The inspection product that signed a chain; undefined where none is known. */
export function productOf(chain: readonly Certificate[]): string | undefined {
  return inspectionProduct(chain.map(({ issuer }) => issuer));
}

/** What every finding about a chain says of it. */
export function chainFacts(step: HandshakeObservation, chain: readonly Certificate[]): ChainFacts {
  const leaf = chain[0];
  return facts({
    serverName: step.serverName ?? step.checkedName,
    code: step.verification,
    issuer: leaf?.issuer,
    subject: leaf?.subject,
  });
}

import type { X509Certificate } from 'node:crypto';
import { type Anchor, anchors } from '../model/observation.ts';

/** A root that is trusted, and why. */
export interface Root {
  readonly x509: X509Certificate;
  readonly anchor: Anchor;
}

/** Roots by the name that certificates below them give as their issuer. */
export type Roots = ReadonlyMap<string, readonly Root[]>;

/**
 * In which root a chain ends, leaf first; undefined where none of these issued it. All the roots
 * that verify it are looked at, since an authority may be signed by an older one as well as by
 * itself: the first in the order of `anchors` counts. A certificate speaks for those below it
 * only where its key signed them; `checkIssued` compares names alone, and a name is easily claimed.
 */
export function anchorOf(chain: readonly X509Certificate[], roots: Roots): Root | undefined {
  let best: Root | undefined;
  for (const [index, certificate] of chain.entries()) {
    const below = chain[index - 1];
    if (below && !(certificate.ca && isIssued(below, certificate))) break;
    const rank = best ? anchors.indexOf(best.anchor) : anchors.length;
    const better = roots
      .get(certificate.issuer)
      ?.filter(({ anchor, x509 }) => {
        return anchors.indexOf(anchor) < rank && isIssued(certificate, x509);
      })
      .sort((a, b) => anchors.indexOf(a.anchor) - anchors.indexOf(b.anchor));
    best = better?.[0] ?? best;
    if (best?.anchor === anchors[0]) break;
  }
  return best;
}

function isIssued(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

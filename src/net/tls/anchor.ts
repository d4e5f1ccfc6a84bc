import type { X509Certificate } from 'node:crypto';
import { type Anchor, anchors } from '../../model/audit/observation.ts';
import { isIssued } from '../../model/certificate/issued.ts';

/** A root that is trusted, and why. */
export interface Root {
  readonly x509: X509Certificate;
  readonly anchor: Anchor;
}

/** Roots by the name that certificates below them give as their issuer. */
export type Roots = ReadonlyMap<string, readonly Root[]>;

/**
 * In which root a chain ends, leaf first; undefined where none of these issued it. What came along
 * is taken in whatever order, and what belongs to nothing is passed over, as RFC 8446 (section
 * 4.4.2) wants it. All the roots that verify it are looked at, since an authority may be signed by
 * an older one as well as by itself: the first in the order of `anchors` counts.
 */
export function anchorOf(chain: readonly X509Certificate[], roots: Roots): Root | undefined {
  return bestRoot(chain, { roots, mayPass: () => true });
}

/** Whose certificate is the first of a chain. */
export type Holder = 'server' | 'authority';

/**
 * The root by which a chain is good at a moment, milliseconds since 1970: every certificate on the
 * way in its time and for servers. OpenSSL follows the first issuer that a server sent
 * and no other; clients that build paths (Windows, RFC 4158) find the way past an old cross
 * signature. A way through an authority that is confined to names is left to OpenSSL.
 */
export function goodAnchorOf(
  chain: readonly X509Certificate[],
  {
    roots,
    at,
    of = 'server',
  }: { readonly roots: Roots; readonly at: number; readonly of?: Holder },
): Root | undefined {
  if (of === 'authority' && !chain[0]?.ca) return undefined;
  const mayPass = (one: X509Certificate): boolean => {
    return isInTime(one, at) && isForServers(one) && !isConfined(one);
  };
  return bestRoot(chain, { roots, mayPass });
}

interface Search {
  readonly roots: Roots;
  readonly mayPass: (certificate: X509Certificate) => boolean;
}

function bestRoot(
  [leaf, ...others]: readonly X509Certificate[],
  { roots, mayPass }: Search,
): Root | undefined {
  const reached = leaf && mayPass(leaf) ? [leaf] : [];
  let best: Root | undefined;
  for (const certificate of reached) {
    const rank = best ? anchors.indexOf(best.anchor) : anchors.length;
    const better = roots
      .get(certificate.issuer)
      ?.filter(({ anchor, x509 }) => {
        return anchors.indexOf(anchor) < rank && isIssued(certificate, x509) && mayPass(x509);
      })
      .sort((a, b) => anchors.indexOf(a.anchor) - anchors.indexOf(b.anchor));
    best = better?.[0] ?? best;
    if (best?.anchor === anchors[0]) break;
    for (const other of others) {
      if (other.subject !== certificate.issuer || reached.includes(other)) continue;
      if (other.ca && mayPass(other) && isIssued(certificate, other)) reached.push(other);
    }
  }
  return best;
}

function isInTime({ validFrom, validTo }: X509Certificate, at: number): boolean {
  return Date.parse(validFrom) <= at && at <= Date.parse(validTo);
}

/** id-kp-serverAuth and anyExtendedKeyUsage; one that names no use is for all. */
const serverUses: readonly string[] = ['1.3.6.1.5.5.7.3.1', '2.5.29.37.0'];

function isForServers({ keyUsage }: X509Certificate): boolean {
  return (keyUsage as string[] | undefined)?.some((use) => serverUses.includes(use)) ?? true;
}

/** id-ce-nameConstraints, 2.5.29.30, as DER spells it. */
const nameConstraints = Buffer.from('0603551d1e', 'hex');

function isConfined({ raw }: X509Certificate): boolean {
  return raw.includes(nameConstraints);
}

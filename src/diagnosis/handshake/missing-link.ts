import type { Certificate, HandshakeObservation } from '../../model/audit/observation.ts';
import { authorityUrl } from '../../model/certificate/authority-url.ts';
import { topOf } from '../../model/certificate/chain.ts';
import type { AuditContext } from '../known/audit-context.ts';

/** What is known of the link that a chain lacks. */
export interface MissingLink {
  /**
   * `genuine`: it was found, and leads to a root that vouches for the host; `private`: it leads to a
   * root that does not; `foreign`: an authority of that name was found, and its key did not sign;
   * `unknown`: nobody found it.
   */
  readonly state: 'genuine' | 'private' | 'foreign' | 'unknown';
  /** Where the chain says that it lies, if it can be asked there. */
  readonly url?: string;
  /** The subject of the root that it leads to. */
  readonly root?: string;
  /** Observations that fetched it, or tried to. */
  readonly evidence: readonly string[];
  /** Why fetching it came to nothing: a failure's code, or a status. */
  readonly fails?: string;
}

export type LinkContext = Pick<AuditContext, 'certificates' | 'roots' | 'fetched'>;

const maxSteps = 5;

/**
 * Reads what was found of the link that a chain lacks. Public roots alone vouch for a service;
 * for a host of the user's own any root does that is trusted.
 */
export function missingLink(
  step: HandshakeObservation,
  { context, isService }: { readonly context: LinkContext; readonly isService: boolean },
): MissingLink {
  const top = topOf((step.chain ?? []).flatMap((id) => context.certificates.get(id) ?? []));
  if (top === undefined) return { state: 'unknown', evidence: [] };
  const [place] = (top.issuerAt ?? []).flatMap((text) => authorityUrl(text)?.href ?? []);
  const { evidence = [], fails } = context.fetched.get(place ?? '') ?? {};
  const shared = { ...(place && { url: place }), ...(fails && { fails }), evidence };
  const last = endOf(top, { context, at: step.startedAt });
  const anchor = last && context.roots.get(last.id);
  if (last !== undefined && anchor !== undefined) {
    const isPublic = anchor === 'expected' || anchor === 'public';
    const state = isPublic || !isService ? 'genuine' : 'private';
    return { state, ...shared, root: last.subject };
  }
  const isRoot = last !== undefined && last.subject === last.issuer;
  const state = top.signedBy === null ? 'foreign' : isRoot ? 'private' : 'unknown';
  return { state, ...shared };
}

/** Where the signatures lead: a trusted root, or the last that is known; each link in its time. */
function endOf(
  top: Certificate,
  { context, at }: { readonly context: LinkContext; readonly at: string },
): Certificate | undefined {
  let end: Certificate | undefined;
  for (let next = signerOf(top, context), way = 0; next && way < maxSteps; way += 1) {
    if (at < next.notBefore || at > next.notAfter) return undefined;
    end = next;
    next = context.roots.has(end.id) ? undefined : signerOf(end, context);
  }
  return end;
}

function signerOf(
  { signedBy }: Certificate,
  { certificates }: LinkContext,
): Certificate | undefined {
  return typeof signedBy === 'string' ? certificates.get(signedBy) : undefined;
}

import { isUnknownIssuer, topOf } from '../../model/chain.ts';
import type { FindingKind } from '../../model/finding.ts';
import type { HandshakeObservation } from '../../model/observation.ts';
import { facts } from '../facts.ts';
import { chainOf, type Known } from '../known/known.ts';
import type { Rule } from '../rule.ts';
import { isService, type Seen } from '../trial/seen.ts';
import { chainFacts, lacksKnownIssuer, productOf } from './chain-signs.ts';
import { type MissingLink, missingLink } from './missing-link.ts';

/**
 * The server left out a link of its chain. A warning where the link was found and leads to a root:
 * Windows fetches it itself, where it can. Where nobody found it, an issuer that is known by name
 * is no proof, for names are easily borrowed: then it is no pass, and interception is a rival.
 */
export const incompleteChain: Rule<'incomplete-chain'> = {
  kind: 'incomplete-chain',
  severity: 'error',
  actor: 'service',
  rivals: ['interception'],
  prove: (seen, known) => {
    const { distrusted: step } = seen;
    if (step === undefined || !isUnknownIssuer(step)) return undefined;
    const link = missingLink(step, { known, isService: isService(seen) });
    const isFound = link.state === 'genuine';
    if (isFound ? step.misnamed : !mayBeLeftOut(seen, { step, link, known })) return undefined;
    const chain = chainOf(step, known);
    const rivals: readonly FindingKind[] = step.misnamed
      ? ['interception', 'certificate-name-mismatch']
      : ['interception'];
    return {
      evidence: [step.id, ...link.evidence],
      facts: facts({
        ...chainFacts(step, chain),
        issuer: topOf(chain)?.issuer,
        link: link.url,
        linkFails: isFound ? undefined : link.fails,
        root: link.root,
      }),
      ...(isFound ? { severity: 'warning', rivals: [] } : { rivals }),
    };
  },
};

interface Reading {
  readonly step: HandshakeObservation;
  readonly link: MissingLink;
  readonly known: Known;
}

/**
 * Whether nothing speaks against the service. Who signs for unrelated hosts and is no public
 * authority leaves out nothing; but one host of the user's own list, whose certificate says where
 * that of its issuer lies, may stand under a public authority of which nothing is known here.
 */
function mayBeLeftOut({ listed, target }: Seen, { step, link, known }: Reading): boolean {
  const chain = chainOf(step, known);
  if (link.state !== 'unknown') return false;
  if (lacksKnownIssuer(chain, known)) return true;
  if (!(listed && target?.own) || link.url === undefined || productOf(chain) !== undefined)
    return false;
  return (known.inspectors.get(chain[0]?.issuer ?? '')?.size ?? 0) < 2;
}

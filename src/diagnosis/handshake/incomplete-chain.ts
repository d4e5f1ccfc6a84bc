import type { HandshakeObservation } from '../../model/audit/observation.ts';
import { isUnknownIssuer, topOf } from '../../model/certificate/chain.ts';
import type { FindingKind } from '../../model/finding/finding.ts';
import { facts } from '../facts.ts';
import { type AuditContext, chainOf } from '../known/audit-context.ts';
import type { Rule } from '../rule.ts';
import { isService, type TrialReading } from '../trial/trial-reading.ts';
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
  prove: (reading, context) => {
    const { distrusted: step } = reading;
    if (step === undefined || !isUnknownIssuer(step)) return undefined;
    const link = missingLink(step, { context, isService: isService(reading) });
    const isFound = link.state === 'genuine';
    if (isFound ? step.misnamed : !mayBeLeftOut(reading, { step, link, context })) return undefined;
    const chain = chainOf(step, context);
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
  readonly context: AuditContext;
}

/**
 * Whether nothing speaks against the service. Who signs for unrelated hosts and is no public
 * authority leaves out nothing; but one host of the user's own list, whose certificate says where
 * that of its issuer lies, may stand under a public authority of which nothing is known here.
 */
function mayBeLeftOut({ listed, target }: TrialReading, { step, link, context }: Reading): boolean {
  const chain = chainOf(step, context);
  if (link.state !== 'unknown') return false;
  if (lacksKnownIssuer(chain, context)) return true;
  if (!(listed && target?.own) || link.url === undefined || productOf(chain) !== undefined)
    return false;
  return (context.inspectors.get(chain[0]?.issuer ?? '')?.size ?? 0) < 2;
}

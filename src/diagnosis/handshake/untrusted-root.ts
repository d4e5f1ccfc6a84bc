import { isUnknownIssuer } from '../../model/certificate/chain.ts';
import { facts } from '../facts.ts';
import { chainOf } from '../known/audit-context.ts';
import type { Rule } from '../rule.ts';
import { isService } from '../trial/trial-reading.ts';
import { chainFacts, productOf, sendsRoot } from './chain-signs.ts';
import { missingLink } from './missing-link.ts';

/**
 * A user's own host whose chain ends in a root that is not trusted here: a company's own, or
 * somebody's in between.
 */
export const untrustedRoot: Rule<'untrusted-root'> = {
  kind: 'untrusted-root',
  severity: 'error',
  rivals: ['interception', 'incomplete-chain'],
  prove: (reading, context) => {
    const { distrusted: step } = reading;
    if (step === undefined || !isUnknownIssuer(step)) return undefined;
    const chain = chainOf(step, context);
    const link = missingLink(step, { context, isService: isService(reading) });
    const isWhole = sendsRoot(chain) || link.state === 'private';
    return {
      evidence: [step.id],
      facts: facts({ ...chainFacts(step, chain), product: productOf(chain) }),
      rivals: isWhole ? ['interception'] : ['interception', 'incomplete-chain'],
    };
  },
};

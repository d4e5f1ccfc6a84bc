import type { AuditHead, Trial } from '../model/audit/report.ts';
import type { Finding } from '../model/finding/finding.ts';
import { type Errors, errorsOf } from './errors-of.ts';
import { type HarmlessHosts, harmlessHosts } from './harmless-hosts.ts';
import { type PassingHosts, passingHosts } from './passing-hosts.ts';
import { type PublicAddresses, publicAddresses } from './public-addresses.ts';
import { broke } from './trial-facts.ts';
import { isRepeated, takesTurns } from './tried-again.ts';

/** What the first pass came to, as the controls ask about it. */
export interface Overview {
  readonly head: AuditHead;
  readonly trials: readonly Trial[];
  readonly errors: Errors;
  readonly harmless: HarmlessHosts;
  readonly between: PassingHosts;
  readonly addresses: PublicAddresses;
}

/** Looks over the first pass once; linear in its observations. */
export function lookOver({
  head,
  findings,
  trials,
}: {
  readonly head: AuditHead;
  readonly findings: readonly Finding[];
  readonly trials: readonly Trial[];
}): Overview {
  const errors = errorsOf(findings);
  const passing = trials.filter(({ attempt }) => !errors.has(attempt.id));
  const broken = trials.filter((trial) => errors.has(trial.attempt.id) && broke(trial));
  const harmless = harmlessHosts({ head, passing, broken });
  const failing = trials.filter((trial) => {
    const kinds = errors.get(trial.attempt.id) ?? [];
    return isRepeated(trial, kinds) && !takesTurns(trial, kinds);
  });
  const between = passingHosts({ head, passing, failing });
  return { head, trials, errors, harmless, between, addresses: publicAddresses(trials) };
}

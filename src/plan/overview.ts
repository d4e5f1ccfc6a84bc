import type { Finding, FindingKind } from '../model/finding.ts';
import type { AuditHead, Trial } from '../model/report.ts';
import { type HarmlessHosts, harmlessHosts } from './harmless-hosts.ts';
import { type PassingHosts, passingHosts } from './passing-hosts.ts';
import { type PublicAddresses, publicAddresses } from './public-addresses.ts';
import { broke } from './trial-facts.ts';
import { isRepeated, takesTurns } from './tried-again.ts';

/** What the first pass came to, as the controls ask about it. */
export interface Overview {
  readonly head: AuditHead;
  readonly trials: readonly Trial[];
  /** The kinds of errors of an attempt, by its id; none where it passed. */
  readonly errors: ReadonlyMap<string, readonly FindingKind[]>;
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
  const errors = new Map<string, FindingKind[]>();
  for (const { attempt, kind, severity } of findings) {
    if (attempt === undefined || severity !== 'error') continue;
    errors.set(attempt, [...(errors.get(attempt) ?? []), kind]);
  }
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

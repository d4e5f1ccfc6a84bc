import type { Trial } from '../../model/audit/report.ts';
import type { FindingKind } from '../../model/finding/finding.ts';
import { familyOf, reachedDirectly, unreached, untried } from '../trial-facts.ts';
import { failedConnections, fewHosts } from './asked-by.ts';
import type { Asking, ControlRule } from './control-rule.ts';

/**
 * The other family of the same name, IPv6 or IPv4. Asked of a few hosts that pass over IPv4, since
 * IPv6 may be broken beside it and slow down all that prefer it. A connection that failed has tried
 * both, but for a name of very many addresses.
 */
export const otherFamily: ControlRule = {
  control: 'other-family',
  maxHosts: fewHosts,
  groupOf: ({ trial, kinds }) => `${trial.attempt.route} ${failureOf(kinds) ?? 'passes'}`,
  change: ({ trial, kinds }) => {
    const used = startOf({ trial, kinds });
    if (used === undefined) return undefined;
    const other = untried(trial).find(({ family }) => family !== familyOf(used));
    return other && { address: other.address };
  },
};

function failureOf(kinds: readonly FindingKind[]): FindingKind | undefined {
  return kinds.find((kind) => failedConnections.has(kind));
}

/** The address that was used, where the other family has something to tell. */
function startOf({ trial, kinds }: Asking): string | undefined {
  if (failureOf(kinds) !== undefined) return unreached(trial)?.address;
  const reached = passes(trial) && kinds.length === 0 ? reachedDirectly(trial) : undefined;
  return reached && familyOf(reached.address) === 4 ? reached.address : undefined;
}

function passes({ attempt, finished, observations }: Trial): boolean {
  return attempt.purpose === 'audit' && finished && observations.length > 0;
}

import type { Attempt } from '../../model/audit/attempt.ts';
import type { ResolveObservation } from '../../model/audit/observation.ts';
import { isPublic } from '../public-addresses.ts';
import type { Asking, Change, ControlRule } from './control-rule.ts';

/**
 * The public address that the name server gave, where this machine went by another answer and
 * failed: where the service proves itself there, its hosts file or the like is at fault.
 */
export const addressByNameServer: ControlRule = {
  control: 'address-by-name-server',
  maxHosts: 1,
  groupOf: ofHost,
  givesWay: true,
  change: (asking) => at(asking, ({ dns }) => dns?.addresses),
};

/**
 * The public address of the second answer to one query, where the first one led to a failure: where
 * the service proves itself there, somebody on the way had answered first.
 */
export const laterAddress: ControlRule = {
  control: 'later-address',
  maxHosts: 1,
  groupOf: ofHost,
  givesWay: true,
  change: (asking) => at(asking, ({ laterAnswer }) => laterAnswer?.addresses),
};

/** Each name is its own case: what one hosts entry does shows nothing of another. */
function ofHost({ trial: { attempt } }: Asking): string {
  return `${attempt.route} ${attempt.host}`;
}

/** A connection alone proves nobody, and behind a redirect the name is another one. */
function at(
  { trial: { attempt, observations }, kinds }: Asking,
  addressesOf: (step: ResolveObservation) => readonly string[] | undefined,
): Change | undefined {
  if (kinds.length === 0 || !isDirect(attempt)) return undefined;
  if (observations.some(({ hop }) => hop !== undefined)) return undefined;
  for (const step of observations) {
    if (step.step !== 'resolve' || step.role === 'proxy') continue;
    const address = addressesOf(step)?.find(isPublic);
    if (address !== undefined) return { address };
  }
  return undefined;
}

function isDirect({ scheme, purpose, proxy }: Attempt): boolean {
  return scheme === 'https' && purpose === 'audit' && proxy === undefined;
}

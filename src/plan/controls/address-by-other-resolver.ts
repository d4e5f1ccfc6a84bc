import type { Attempt } from '../../model/audit/attempt.ts';
import type { Observation } from '../../model/audit/observation.ts';
import type { FindingKind } from '../../model/finding/finding.ts';
import { kindsWith } from '../../model/finding/finding-traits.ts';
import type { ControlRule } from './control-rule.ts';

/** A name that did not lead to the service, or to a server that may not be it. */
const lostNames: ReadonlySet<FindingKind> = kindsWith(
  ({ broke }) => broke === 'name' || broke === 'connection' || broke === 'handshake',
);
const strangers: readonly FindingKind[] = [
  'plaintext-answer',
  'certificate-name-mismatch',
  'self-signed-certificate',
  'untrusted-root',
];

/**
 * The public address that `--compare-resolver` has of the same name, directly: where the service
 * proves itself there, only the name is lost here. A connection alone proves nobody, so plain HTTP
 * is not asked; nor is what stands behind a redirect, whose name is another one. Behind a proxy
 * nobody here looks the name up; and an address that was given here too shows nothing new.
 */
export const addressByOtherResolver: ControlRule = {
  control: 'address-by-other-resolver',
  askedBy: new Set([...lostNames, ...strangers]),
  givesWay: true,
  change: ({ trial: { attempt, observations } }, { addresses }) => {
    if (attempt.scheme !== 'https' || observations.some(({ hop }) => hop !== undefined)) {
      return undefined;
    }
    const address = addresses.compared(attempt.host);
    if (address === undefined || !wentByName(attempt, observations)) return undefined;
    return isKnownHere(address, observations) ? undefined : { address };
  },
};

function wentByName({ proxy }: Attempt, steps: readonly Observation[]): boolean {
  const byProxy = steps.some(({ step }) => step === 'tunnel');
  return proxy === undefined && !byProxy;
}

function isKnownHere(address: string, steps: readonly Observation[]): boolean {
  return steps.some(
    (one) =>
      one.step === 'resolve' &&
      one.role === 'target' &&
      one.addresses.some((known) => known.address === address),
  );
}

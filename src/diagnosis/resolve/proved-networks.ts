import type { TrialReading } from '../trial/trial-reading.ts';
import { networkOf } from './network-of.ts';
import { passesPrivateLink, proofIn } from './sinkhole-address.ts';

/** One name may have an address of its own inside; a range that stands for others has several. */
const enoughNames = 2;

/**
 * The networks outside the public internet in which listed services proved themselves, each by
 * `networkOf()`: a VPN, a gateway or a NAT64 of the network's own lends its addresses to public
 * names. Linear in the observations.
 */
export function learnProvedNetworks(all: readonly TrialReading[]): ReadonlySet<string> {
  const names = new Map<string, Set<string>>();
  for (const reading of all) {
    const { attempt, listed, steps } = reading;
    if (!listed || (attempt.purpose !== 'audit' && attempt.purpose !== 'repeat')) continue;
    if (steps.some((step) => step.step === 'resolve' && passesPrivateLink(step))) continue;
    const proof = proofIn(reading);
    if (proof === undefined) continue;
    const before = steps.slice(0, steps.indexOf(proof));
    const connect = before.findLast((step) => step.step === 'connect');
    if (connect?.step !== 'connect' || connect.role !== 'target') continue;
    const network = networkOf(connect.address);
    if (network === undefined) continue;
    names.set(network, (names.get(network) ?? new Set()).add(attempt.host));
  }
  return new Set([...names].flatMap(([name, { size }]) => (size >= enoughNames ? name : [])));
}

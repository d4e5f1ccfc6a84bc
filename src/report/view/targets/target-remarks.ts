import type { FactName } from '../../../model/finding/facts.ts';
import type { Text } from '../../text/say.ts';
import { fact } from '../../words/finding/fact.ts';
import type { FindingGroup } from '../findings/group-findings.ts';

/** The facts that tell apart the members of one group, the first that varies beside each target. */
const distinctive: readonly FactName[] = [
  'address',
  'addresses',
  'subject',
  'notAfter',
  'notBefore',
  'location',
  'detail',
];

/** What tells the targets of a group apart, by target: an address, for example. */
export function targetRemarks({ facts, findings }: FindingGroup): ReadonlyMap<string, Text> {
  const varying = distinctive.find(
    (name) => !Object.hasOwn(facts, name) && findings.some((finding) => fact(finding.facts, name)),
  );
  const remarks = new Map<string, Text>();
  if (varying === undefined) return remarks;
  for (const finding of findings) {
    const value = fact(finding.facts, varying);
    if (finding.target !== undefined && value !== undefined && !remarks.has(finding.target)) {
      remarks.set(finding.target, value);
    }
  }
  return remarks;
}

import type { FindingKind } from '../../../model/finding/finding.ts';
import { joined, lowerCase, say, type Text } from '../../text/say.ts';
import { adviceOf, byWhom, describeEvidence } from '../../words/finding/describe-finding.ts';
import { findingInfo } from '../../words/finding/finding-info.ts';
import { chosenText } from '../pac/chosen-text.ts';
import { targetRemarks } from '../targets/target-remarks.ts';
import type { FindingGroup } from './group-findings.ts';
import type { ServedBy } from './served-by.ts';

/** A cause as a reader meets it, in any format. Nothing is cut. */
export interface FindingEntry {
  readonly kind: FindingKind;
  readonly title: Text;
  /** `, 6 targets`, to stand behind the title; empty where it is of none. */
  readonly size: Text;
  readonly seen: Text;
  /** The id of its route, and what a PAC file answered there. */
  readonly over: { readonly route: string; readonly chosen: Text } | undefined;
  readonly by: Text | undefined;
  /** What else it could be; empty where nothing. */
  readonly orElse: Text;
  readonly advice: Text;
  /** What of the product goes with its targets; empty where it stops none. */
  readonly lost: Text;
  /** Ids of the targets, each with what differs for it. */
  readonly targets: readonly { readonly id: string; readonly remark: Text | undefined }[];
  /** Ids of its findings, by which `netready evidence` and `explain` know them. */
  readonly findings: readonly [string, ...string[]];
  /** Ids of what proves it, each once. */
  readonly evidence: readonly string[];
}

/** What an entry says of a cause. */
export function findingEntry(group: FindingGroup, served: ServedBy): FindingEntry {
  const { first, facts, targets, findings } = group;
  const { kind, route, rivals } = first;
  const count = targets.length;
  const remarks = targetRemarks(group);
  return {
    kind,
    title: findingInfo[kind].title,
    size: count === 0 ? [] : say`, ${count} ${count === 1 ? say`target` : say`targets`}`,
    seen: describeEvidence({ kind, facts }),
    over: route === undefined ? undefined : { route, chosen: chosenText(findings) },
    by: byWhom(first),
    orElse: orElse(rivals),
    advice: adviceOf({ ...first, facts }),
    lost: first.severity === 'error' ? served(targets) : [],
    targets: targets.map((id) => ({ id, remark: remarks.get(id) })),
    findings: [first.id, ...findings.filter((one) => one !== first).map(({ id }) => id)],
    evidence: [...new Set(findings.flatMap((finding) => finding.evidence))],
  };
}

/** What else could look so, by the titles of the kinds. */
export function orElse(rivals: readonly FindingKind[]): Text {
  return joined(
    rivals.map((rival) => lowerCase(findingInfo[rival].title)),
    '; ',
  );
}

import type { FindingKind } from '../../../model/finding/finding.ts';
import type { FactsOf } from '../../../model/finding/finding-facts.ts';
import type { Text } from '../../text/say.ts';

/** The words of one kind of finding. They hold facts as they came, told from ours: the format escapes them. */
export interface FindingInfo<K extends FindingKind = FindingKind> {
  /** A short noun phrase in sentence case. */
  readonly title: Text;
  /** What it means and why it matters, for a reader who meets it for the first time. */
  readonly meaning: Text;
  /** One sentence that says what was seen, with the value; general where the facts are absent. */
  readonly what: (facts: Partial<FactsOf[K]>) => Text;
  /** What to change, for the engineer of the firewall or the proxy. */
  readonly advice: Text;
}

/** One entry for every kind: a missing kind does not compile. */
export type FindingWords = { readonly [K in FindingKind]: FindingInfo<K> };

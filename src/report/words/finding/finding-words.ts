import type { Finding, FindingKind } from '../../../model/finding.ts';

/** What a finding knows, by name; any of it may be absent. */
export type Facts = Finding['facts'];

/** The words of one kind of finding. They hold facts as they came: the format escapes them. */
export interface FindingInfo {
  /** A short noun phrase in sentence case. */
  readonly title: string;
  /** What it means and why it matters, for a reader who meets it for the first time. */
  readonly meaning: string;
  /** One sentence that says what was seen, with the value; general where the facts are absent. */
  readonly what: (facts: Facts) => string;
  /** What to change, for the engineer of the firewall or the proxy. */
  readonly advice: string;
}

/** One entry for every kind: a missing kind does not compile. */
export type FindingWords = Readonly<Record<FindingKind, FindingInfo>>;

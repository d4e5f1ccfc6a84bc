import type { RuleDialect } from '../model/rules/rule-dialect.ts';
import type { RuleEntry, RuleList } from '../model/rules/rule-entry.ts';
import type { RuleNote, RuleSet } from '../model/rules/rule-set.ts';

/** How one product is told what to let pass. */
export interface Dialect {
  readonly name: RuleDialect;
  /** What a file of it ends in, with the period. */
  readonly ending: string;
  /** Ranges of addresses are written where they are known, in the place of names. */
  readonly takesRanges?: true;
  /** The whole of it, to be pasted or loaded. */
  readonly write: (set: RuleSet) => Written;
  /**
   * One list alone, a line an entry and without comments, as the product fetches it from a web server;
   * absent where it fetches none. `entries` are of one list.
   */
  readonly feed?: (entries: readonly RuleEntry[]) => Feed;
}

export interface Written {
  readonly text: string;
  readonly notes: readonly RuleNote[];
}

export interface Feed {
  /** Sorted; no two alike. */
  readonly lines: readonly string[];
  readonly notes: readonly RuleNote[];
}

/** The entries of one list. */
export function entriesOf({ entries }: RuleSet, list: RuleList): readonly RuleEntry[] {
  return entries.filter((entry) => entry.list === list);
}

import type { CatalogueSource, SkippedRow, Target } from '../../../../model/target/target.ts';

/** What is wrong with a row of a catalogue file, as far as a reader needs it. */
export interface ShownProblem {
  readonly kind: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly value?: string;
}

/** The targets of an audit, and what did not become one. */
export interface ShownCatalogue {
  readonly targets: readonly Target[];
  readonly skipped: readonly SkippedRow[];
  /** Their order is that of the file. */
  readonly problems: readonly ShownProblem[];
  readonly sources: readonly CatalogueSource[];
  /** How many there are beside those that stand here; absent: none. */
  readonly more?: {
    readonly required: number;
    readonly optional: number;
    readonly skipped: number;
  };
}

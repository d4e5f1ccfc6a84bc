/** One row of a sheet that holds something. */
export interface SheetRow {
  /** As the sheet counts it, from 1. */
  readonly number: number;
  /** Text by column, the first column first. */
  readonly cells: readonly string[];
  /** Indices of the cells whose text is the cached result of a formula. */
  readonly formulas?: ReadonlySet<number>;
  /** Excel shows it to nobody: hidden by hand or by a filter. */
  readonly isHidden?: true;
}

import type { Option, Parsed } from './args/option.ts';

/** One command: what it takes, its help, and what it does. Its name stands in `commands.ts`. */
export interface Command {
  /** What follows the name on the usage line. */
  readonly usage: string;
  readonly optionGroups: readonly { readonly title: string; readonly options: readonly Option[] }[];
  /** Lines of worked examples. */
  readonly examples: readonly string[];
  /** What its exit status says, where that is not what `audit`'s says. */
  readonly exitStatus?: string;
  /** Its words may name files that are read whole. */
  readonly readsWords?: true;
  /** @returns the exit status. @throws UsageError for a mistake of the caller's. */
  readonly run: (parsed: Parsed) => Promise<number>;
}

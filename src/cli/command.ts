import type { Option, Parsed } from './option.ts';

/** One command: what it takes, its help, and what it does. */
export interface Command {
  readonly name: string;
  /** What follows the name on the usage line. */
  readonly usage: string;
  readonly summary: string;
  readonly optionGroups: readonly { readonly title: string; readonly options: readonly Option[] }[];
  /** Lines of worked examples. */
  readonly examples: readonly string[];
  /** What its exit status says, where that is not what `audit`'s says. */
  readonly exitStatus?: string;
  /** @returns the exit status. @throws UsageError for a mistake of the caller's. */
  readonly run: (parsed: Parsed) => Promise<number>;
}

import { type Flags, parseFlags } from './args/flag.ts';
import type { Option, Parsed } from './args/option.ts';

/** One command: what it takes, its help, and what it does. Its name stands in `commands.ts`. */
export interface Command {
  /** What follows the name on the usage line. */
  readonly usage: string;
  /** What its words may be, where that is a closed list. */
  readonly choices?: readonly string[];
  readonly optionGroups: readonly OptionGroup[];
  /** Lines of worked examples. */
  readonly examples: readonly string[];
  /** What its exit status says, where that is not what `audit`'s says. */
  readonly exitStatus?: string;
  /** What it reads; the groups show each of them. */
  readonly flagNames: readonly string[];
  /** Its words may name files that are read whole. */
  readonly readsWords?: true;
  /** @returns the exit status. @throws UsageError for a mistake of the caller's. */
  readonly run: (parsed: Parsed) => Promise<number>;
}

/** Options that stand together in the help. */
export interface OptionGroup {
  readonly title: string;
  readonly options: readonly Option[];
}

/** What stands behind a command beside its options. */
export type Words = Pick<Parsed, 'positionals' | 'called'>;

/** A command as it is written: its options are read before it runs, once. */
export interface CommandText<Args> extends Omit<Command, 'run' | 'flagNames'> {
  /** Every option of it. */
  readonly flags: Flags<Args>;
  readonly run: (args: Args, words: Words) => Promise<number>;
}

/** A command that reads its words at its first line, and goes by what they come to from there on. */
export function commandOf<Args>({ flags, run, ...shown }: CommandText<Args>): Command {
  const flagNames = Object.values<Option>(flags).map(({ name }) => name);
  return { ...shown, flagNames, run: async (parsed) => run(parseFlags(parsed, flags), parsed) };
}

import { nearest } from './nearest.ts';

/** A mistake in how the command was called: told in one line, exit status 2. */
export class UsageError extends Error {
  override readonly name: string = 'UsageError';
}

/** `Cannot use "x" for --os: choose one of a, b, c`. */
export function notAChoice(option: string, value: string, choices: readonly string[]): UsageError {
  return new UsageError(
    `Cannot use ${quoted(value)} for ${option}: choose one of ${choices.join(', ')}`,
  );
}

/**
 * The same for more choices than one line can hold: the nearest, and the command that lists them.
 * `Cannot use "sni" for KIND: did you mean sni-filter? netready explain lists them all`.
 */
export function notOneOfMany(
  value: string,
  many: {
    readonly option: string;
    readonly choices: readonly string[];
    readonly listedBy: string;
  },
): UsageError {
  const { option, choices, listedBy } = many;
  const near = nearest(value, choices);
  const hint = near.length > 0 ? `did you mean ${near.join(', ')}? ` : '';
  return new UsageError(
    `Cannot use ${quoted(value)} for ${option}: ${hint}${listedBy} lists them all`,
  );
}

/** A value as it was seen, on one line and bounded. */
export function quoted(value: string): string {
  const shown = value.length > 80 ? `${value.slice(0, 77)}...` : value;
  return JSON.stringify(shown);
}

/** For a command that takes at most `most` words beside its options. @throws UsageError */
export function checkPositionals(words: readonly string[], most: number): void {
  const extra = words[most];
  if (extra === undefined) return;
  throw new UsageError(`Cannot use the word ${quoted(extra)}: it belongs to no option; see --help`);
}

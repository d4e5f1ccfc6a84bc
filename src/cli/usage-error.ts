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

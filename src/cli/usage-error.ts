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

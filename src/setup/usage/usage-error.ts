import { nearest } from './nearest.ts';

/** A mistake in how the command was called: told in one line, exit status 2. */
export class UsageError extends Error {
  override readonly name: string = 'UsageError';
}

/**
 * A value of a request that cannot be used. The field is called as `AuditRequest` calls it; who took the
 * request from a command line, or from a file, knows another name for it.
 */
export class UnusableValue extends UsageError {
  readonly field: string;
  readonly #value: unknown;
  readonly #why: string;

  constructor(field: string, { value, why }: { readonly value: unknown; readonly why: string }) {
    super(`Cannot use ${seen(value)} for ${field}: ${why}`);
    this.field = field;
    this.#value = value;
    this.#why = why;
  }

  /** The same, by the name that the field has where the value stands. */
  called(name: string): UsageError {
    return new UnusableValue(name, { value: this.#value, why: this.#why });
  }
}

/** What is said of a value that is none of a few. */
export function chooseOne(choices: readonly string[]): string {
  return `choose one of ${choices.join(', ')}`;
}

/** `Cannot use "abc" for --os: did you mean abd? choose one of abd, e, f`. */
export function notAChoice(option: string, value: string, choices: readonly string[]): UsageError {
  return new UnusableValue(option, { value, why: meantOrOneOf(value, choices) });
}

/** Fewer letters are near to anything. */
const leastMeant = 3;

/** The one that is nearest in spelling, if one is, and all of them. */
export function meantOrOneOf(value: string, choices: readonly string[]): string {
  const [near, ...others] = value.length < leastMeant ? [] : nearest(value, choices);
  // Who mistypes a word mistypes its first letter last.
  const isMeant = near?.startsWith(value.slice(0, 1).toLowerCase());
  const meant = isMeant && others.length === 0 ? `did you mean ${near}? ` : '';
  return meant + chooseOne(choices);
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
  return new UnusableValue(option, { value, why: `${hint}${listedBy} lists them all` });
}

/** A value as it was seen, on one line and bounded. */
export function quoted(value: string): string {
  const shown = value.length > 80 ? `${value.slice(0, 77)}...` : value;
  return JSON.stringify(shown);
}

/** A value of JSON as it was seen, on one line and bounded. */
function seen(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

/** For a command that takes at most `most` words beside its options. @throws UsageError */
export function checkPositionals(
  words: readonly string[],
  most: number,
  hintOf: (word: string) => string | undefined = () => undefined,
): void {
  const extra = words[most];
  if (extra === undefined) return;
  const hint = hintOf(extra) ?? 'it belongs to no option; see --help';
  throw new UsageError(`Cannot use the word ${quoted(extra)}: ${hint}`);
}

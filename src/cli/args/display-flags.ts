import { type Flag, type Flags, oneOf, turnOn, usually } from './flag.ts';

/** How an answer is shown. */
export interface DisplayArgs {
  readonly quiet?: boolean;
  readonly noColor?: boolean;
  readonly noProgress?: boolean;
  readonly debug?: boolean;
}

/** How it is shown. */
export const displayFlags: Flags<DisplayArgs> = {
  quiet: turnOn('quiet', 'no progress and no warnings on stderr', { short: 'q' }),
  noColor: turnOn('no-color', 'no colour; NO_COLOR and FORCE_COLOR are honoured'),
  noProgress: turnOn('no-progress', 'no progress line'),
  debug: turnOn('debug', 'show where a bug of netready itself arose'),
};

/** `--format` of a command that has these; the first is the usual one. */
export function formatFlag<const T extends string>(
  names: readonly [T, ...T[]],
  of: string = '',
): Flag<T> {
  const [usual] = names;
  const shown = { short: 'f', value: 'NAME', usual, help: of + choicesOf(names) };
  return usually<T>('format', oneOf(names), shown);
}

/** The names of formats, as a help tells them. */
export function choicesOf([usual = '', ...others]: readonly string[]): string {
  const all = [`${usual} (default)`, ...others];
  return `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
}

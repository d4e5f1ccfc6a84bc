import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { nearest } from '../../setup/usage/nearest.ts';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';
import { habitHint } from './habits.ts';

/** One option, with its line of help beside it. */
export interface Option {
  readonly name: string;
  /** One letter, behind one dash. */
  readonly short?: string;
  /** What stands for the value in the help; absent: a switch. */
  readonly value?: string;
  readonly repeatable?: true;
  /** What the value may be, where that is a closed list. */
  readonly choices?: readonly string[];
  /** The value names a file to read, or may. */
  readonly file?: true;
  readonly help: string;
}

export interface Parsed {
  /** The words that belong to no option. */
  readonly positionals: readonly string[];
  readonly has: (name: string) => boolean;
  readonly one: (name: string) => string | undefined;
  readonly all: (name: string) => readonly string[];
  /** What was given where a file stands in its place: a pipe, a device. */
  readonly called?: (place: string) => string | undefined;
}

/**
 * Reads the words behind a command; `has` is for switches, `one` and `all` for options with a
 * value.
 * @throws UsageError in one line that names the word and, for an option, the nearest known one.
 */
export function parseOptions(args: readonly string[], options: readonly Option[]): Parsed {
  const config: ParseArgsOptionsConfig = {};
  for (const { name, short, value, repeatable } of options) {
    const type = value ? 'string' : 'boolean';
    config[name] = { type, ...(short && { short }), ...(repeatable && { multiple: true }) };
  }
  config['help'] = { type: 'boolean', short: 'h' };
  const { values, positionals } = parse(args, config);
  const all = (name: string): string[] => {
    const value = values[name];
    const list = Array.isArray(value) ? value : [value];
    return list.filter((entry) => typeof entry === 'string');
  };
  return {
    positionals,
    has: (name) => values[name] !== undefined,
    one: (name) => all(name)[0],
    all,
  };
}

function parse(
  args: readonly string[],
  options: ParseArgsOptionsConfig,
): ReturnType<typeof parseArgs> {
  const known = Object.keys(options);
  const letters = Object.values(options).map(({ short }) => short);
  for (const word of args) {
    if (word === '--') break;
    const [, name, letter = ''] = /^(?:--([^=]+)|-([A-Za-z]))/.exec(word) ?? [];
    const habit = letters.includes(letter) ? undefined : habitHint(word);
    if (name === undefined && habit) throw unknown(`-${letter}`, habit);
    if (name === undefined || known.includes(name)) continue;
    const [near] = nearest(name, known);
    throw unknown(`--${name}`, habit ?? (near ? `did you mean --${near}?` : 'see --help'));
  }
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    throw new UsageError(text.split('\n')[0]?.replace(/\.? To specify.*|\.$/, '') ?? text);
  }
}

function unknown(word: string, hint: string): UsageError {
  return new UsageError(`Unknown option ${quoted(word)}: ${hint}`);
}

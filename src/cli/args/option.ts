import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { whyOf } from '../../model/text/why-of.ts';
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
  const { values, positionals } = parse(args, { config, shown: options });
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

interface Known {
  readonly config: ParseArgsOptionsConfig;
  readonly shown: readonly Option[];
}

function parse(
  args: readonly string[],
  { config: options, shown }: Known,
): ReturnType<typeof parseArgs> {
  const known = Object.keys(options);
  const letters = Object.values(options).map(({ short }) => short);
  for (const word of args) {
    if (word === '--') break;
    const [, name, letter = ''] = /^(?:--([^=]+)|-([A-Za-z46]))/.exec(word) ?? [];
    const habit = letters.includes(letter) ? undefined : habitHint(word);
    if (name === undefined && habit) throw unknown(`-${letter}`, habit);
    if (name === undefined || known.includes(name)) continue;
    const [near] = nearest(name, known);
    throw unknown(`--${name}`, habit ?? (near ? `did you mean --${near}?` : 'see --help'));
  }
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw usageError(whyOf(error), shown);
  }
}

/** What Node says of words, in ours: which option it is, and how its value is typed. */
function usageError(said: string, shown: readonly Option[]): UsageError {
  const [, letter] = /^Unknown option '-(\w)'/.exec(said) ?? [];
  if (letter !== undefined) return unknown(`-${letter}`, habitHint(`-${letter}`) ?? 'see --help');
  const [, short, name] = /^Option '(?:-(\w))?(?:, )?(?:--([\w-]+))?/.exec(said) ?? [];
  const option = shown.find((one) => one.name === name || (short && one.short === short));
  if (!option) return new UsageError(said.split('\n')[0] ?? said);
  const { value } = option;
  return new UsageError(
    value === undefined
      ? `Cannot give --${option.name} a value: it takes none`
      : `Cannot use --${option.name} without a value: give --${option.name} ${value}, or --${option.name}=${value} where it begins with a dash`,
  );
}

function unknown(word: string, hint: string): UsageError {
  return new UsageError(`Unknown option ${quoted(word)}: ${hint}`);
}

import { notAChoice } from '../../setup/usage/usage-error.ts';
import type { Option, Parsed } from './option.ts';

/** An option that knows what its words mean. */
export interface Flag<T> extends Option {
  /** @throws UsageError that names the option and the value. */
  readonly read: (given: Pick<Parsed, 'has' | 'all'>) => T;
  /** What would be typed for a value: a word for each option. */
  readonly words: (value: NonNullable<T>) => readonly string[];
}

/** A flag for every field of what they come to. */
export type Flags<T> = { readonly [Key in keyof T]-?: Flag<T[Key]> };

/** Reads one value. @throws UsageError that names the option and the value. */
export type Read<T> = ((option: string, text: string) => T) & Pick<Option, 'choices'>;

interface Shown<T> extends Omit<Option, 'name' | 'repeatable' | 'value'> {
  readonly value: string;
  /** How a value is typed; default: as it stands. */
  readonly write?: (value: T) => string;
}

/** What flags come to; a field whose flag was not given, and has no usual value, is absent. */
export function parseFlags<T>(given: Pick<Parsed, 'has' | 'all'>, flags: Flags<T>): T {
  return fieldsOf(flags, (name) => flags[name].read(given));
}

/** The part of what flags came to that some of them are for. */
export function partOf<T>(args: T, flags: Flags<T>): T {
  return fieldsOf(flags, (name) => args[name]);
}

/** What would be typed for such values: a word for each option, `--timeout=500ms`. */
export function wordsOf<T>(args: T, flags: Flags<T>): readonly string[] {
  return namesOf(flags).flatMap((name) => {
    const value = args[name];
    return value === undefined || value === null ? [] : flags[name].words(value);
  });
}

function fieldsOf<T>(flags: Flags<T>, read: (name: keyof T) => unknown): T {
  const entries = namesOf(flags).map((name) => [name, read(name)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as T;
}

function namesOf<T>(flags: Flags<T>): readonly (keyof T)[] {
  return Object.keys(flags) as (keyof T)[];
}

/** A switch: true where it is given. What it stands for may be off where it was not typed. */
export function turnOn(
  name: string,
  help: string,
  shown: Pick<Option, 'short'> = {},
): Flag<boolean | undefined> {
  return {
    ...{ name, help, ...shown },
    read: (given) => given.has(name) || undefined,
    words: (isOn) => (isOn ? [`--${name}`] : []),
  };
}

/** A switch that says no: false where it is given. */
export function turnOff(name: string, help: string): Flag<boolean | undefined> {
  return {
    ...{ name, help },
    read: (given) => (given.has(name) ? false : undefined),
    words: (isOn) => (isOn ? [] : [`--${name}`]),
  };
}

/** An option with a value. */
export function one<T>(name: string, read: Read<T>, shown: Shown<T>): Flag<T | undefined> {
  const { write = String, ...rest } = shown;
  return {
    ...{ name, ...choicesOf(read), ...rest },
    read: (given) => {
      const [text] = given.all(name);
      return text === undefined ? undefined : read(`--${name}`, text);
    },
    words: (value) => [`--${name}=${write(value)}`],
  };
}

/** An option with a value that it has too where it is not given. */
export function usually<T>(name: string, read: Read<T>, shown: Shown<T> & Usual<T>): Flag<T> {
  const { usual, ...rest } = shown;
  const flag = one(name, read, rest);
  return { ...flag, read: (given) => flag.read(given) ?? usual };
}

interface Usual<T> {
  readonly usual: T;
}

/** An option that may be given several times. */
export function many<T>(
  name: string,
  read: Read<T>,
  shown: Shown<T>,
): Flag<readonly T[] | undefined> {
  const { write = String, ...rest } = shown;
  return {
    ...{ name, ...choicesOf(read), ...rest, repeatable: true },
    read: (given) => {
      const texts = given.all(name);
      return texts.length === 0 ? undefined : texts.map((text) => read(`--${name}`, text));
    },
    words: (values) => values.map((value) => `--${name}=${write(value)}`),
  };
}

/** The value as it stands. */
export const text: Read<string> = (_, value) => value;

/** One of a closed list, in any case. */
export function oneOf<T extends string>(choices: readonly T[]): Read<T> {
  const read = (option: string, value: string): T => {
    const found = choices.find((choice) => choice === value.toLowerCase());
    if (found === undefined) throw notAChoice(option, value, choices);
    return found;
  };
  return Object.assign(read, { choices });
}

function choicesOf({ choices }: Pick<Option, 'choices'>): Pick<Option, 'choices'> {
  return choices ? { choices } : {};
}

import { notAChoice } from '../../setup/usage/usage-error.ts';
import type { Option, Parsed } from './option.ts';

/** An option that knows what its words mean. */
export interface Flag<T> extends Option {
  /** @throws UsageError that names the option and the value. */
  readonly read: (given: Pick<Parsed, 'has' | 'all'>) => T;
}

/** A flag for every field of what they come to. */
export type Flags<T> = { readonly [Key in keyof T]-?: Flag<T[Key]> };

/** Reads one value. @throws UsageError that names the option and the value. */
export type Read<T> = (option: string, text: string) => T;

type Shown = Omit<Option, 'name' | 'repeatable' | 'value'> & { readonly value: string };

/** What flags come to; a field whose flag was not given, and has no usual value, is absent. */
export function parseFlags<T>(given: Parsed, flags: Flags<T>): T {
  const names = Object.keys(flags) as (keyof T)[];
  const entries = names.map((name) => [name, flags[name].read(given)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as T;
}

/** A switch: true where it is given. */
export function turnOn(name: string, help: string): Flag<true | undefined> {
  return { name, help, read: (given) => given.has(name) || undefined };
}

/** A switch that says no: false where it is given. */
export function turnOff(name: string, help: string): Flag<false | undefined> {
  return { name, help, read: (given) => (given.has(name) ? false : undefined) };
}

/** An option with a value. */
export function one<T>(name: string, read: Read<T>, shown: Shown): Flag<T | undefined> {
  return {
    ...{ name, ...shown },
    read: (given) => {
      const [text] = given.all(name);
      return text === undefined ? undefined : read(`--${name}`, text);
    },
  };
}

/** An option with a value that it has too where it is not given. */
export function usually<T>(name: string, read: Read<T>, shown: Shown & Usual<T>): Flag<T> {
  const { usual, ...rest } = shown;
  const flag = one(name, read, rest);
  return { ...flag, read: (given) => flag.read(given) ?? usual };
}

interface Usual<T> {
  readonly usual: T;
}

/** An option that may be given several times. */
export function many<T>(name: string, read: Read<T>, shown: Shown): Flag<readonly T[] | undefined> {
  return {
    ...{ name, ...shown, repeatable: true },
    read: (given) => {
      const texts = given.all(name);
      return texts.length === 0 ? undefined : texts.map((text) => read(`--${name}`, text));
    },
  };
}

/** The value as it stands. */
export const text: Read<string> = (_, value) => value;

/** One of a closed list, in any case. */
export function oneOf<T extends string>(choices: readonly T[]): Read<T> {
  return (option, value) => {
    const found = choices.find((choice) => choice === value.toLowerCase());
    if (found === undefined) throw notAChoice(option, value, choices);
    return found;
  };
}

import { startOf } from '../model/text/start-of.ts';

const maxChoices = 8;

type AnyCheck = (value: unknown) => string | undefined;

/** What is wrong with a value, in a few words; undefined where it is a `T`. */
export interface Check<T> extends AnyCheck {
  /** Never set: it ties a check to the one type that it checks, neither wider nor narrower. */
  readonly checks?: (value: T) => T;
}

/** An object that is no list, or undefined. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

const maxShown = 40;

/**
 * A value as it was seen, on one line and bounded. Of a longer text its first word alone: cut in its
 * middle, a login is no longer seen as one by what hides secrets.
 */
export function shown(value: unknown): string {
  if (typeof value === 'string') {
    const words = value.length > maxShown ? (/^[\w.-]*/.exec(value)?.[0] ?? '') : value;
    return JSON.stringify(startOf(words, maxShown));
  }
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return value === null ? 'null' : `(${typeof value})`;
}

export const text: Check<string> = (value) =>
  typeof value === 'string' ? undefined : 'is no text';

export const numeric: Check<number> = (value) =>
  Number.isFinite(value) ? undefined : 'is no number';

/** What cannot run backwards: a length of time. */
export const notNegative: Check<number> = (value) =>
  numeric(value) ?? (Number(value) < 0 ? 'is less than 0' : undefined);

export const truth: Check<boolean> = (value) =>
  typeof value === 'boolean' ? undefined : 'is neither true nor false';

/** Absent, or as `check` has it. */
export function optional<T>(check: Check<T>): Check<T | undefined> {
  return (value) => (value === undefined ? undefined : check(value));
}

/** One of a closed list; a long one is not spelled out. */
export function oneOf<const T>(allowed: readonly T[]): Check<T> {
  const choices = allowed.length > maxChoices ? 'the known ones' : allowed.join(', ');
  return (value) =>
    allowed.includes(value as T) ? undefined : `is ${shown(value)}, none of ${choices}`;
}

/** A list of at most `most` values, each as `check` has it. */
export function listOf<T>(
  check: Check<T>,
  most: number = Number.POSITIVE_INFINITY,
): Check<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value)) return 'is no list';
    if (value.length > most) return `holds more than ${most}`;
    for (const item of value as unknown[]) {
      const problem = check(item);
      if (problem !== undefined) return problem;
    }
    return undefined;
  };
}

/** A check for each field of `T`: one that is forgotten, or checks another type, does not compile. */
export type Fields<T> = { readonly [K in keyof T]-?: Check<T[K]> };

/** An object with these fields; others are let pass. */
export function shape<T extends object>(fields: Fields<T>): Check<T> {
  const checks = Object.entries<AnyCheck>(fields);
  return (value) => {
    const record = asRecord(value);
    if (!record) return 'is no object';
    for (const [name, check] of checks) {
      // Not what an object inherits: JSON has no such fields.
      const problem = check(Object.hasOwn(record, name) ? record[name] : undefined);
      if (problem !== undefined) return `"${name}" ${problem}`;
    }
    return undefined;
  };
}

/** One of several shapes, told apart by the text of one field, as in a union of TypeScript. */
export function variantOf<T extends object, const K extends keyof T & string>(
  tag: K,
  variants: { readonly [V in T[K] & string]: Check<Extract<T, Readonly<Record<K, V>>>> },
): Check<T> {
  // A map, no object: a hostile file may name `__proto__` or `constructor`.
  const checks = new Map(Object.entries<AnyCheck>(variants));
  return (value) => {
    const record = asRecord(value);
    if (!record) return 'is no object';
    const name = Object.hasOwn(record, tag) ? record[tag] : undefined;
    const check = typeof name === 'string' ? checks.get(name) : undefined;
    return check
      ? check(value)
      : `"${tag}" is ${shown(name)}, none of ${[...checks.keys()].join(', ')}`;
  };
}

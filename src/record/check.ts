import { startOf } from '../model/start-of.ts';

const mostChoices = 8;

/** What is wrong with a value, in a few words, or undefined. */
export type Check = (value: unknown) => string | undefined;

/** An object that is no list, or undefined. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

/** A value as it was seen, on one line and bounded. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(startOf(value, 40));
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return value === null ? 'null' : `(${typeof value})`;
}

export const text: Check = (value) => (typeof value === 'string' ? undefined : 'is no text');

export const numeric: Check = (value) => (Number.isFinite(value) ? undefined : 'is no number');

export const truth: Check = (value) =>
  typeof value === 'boolean' ? undefined : 'is neither true nor false';

/** Absent, or as `check` has it. */
export function optional(check: Check): Check {
  return (value) => (value === undefined ? undefined : check(value));
}

/** One of a closed list; a long one is not spelled out. */
export function oneOf(allowed: readonly unknown[]): Check {
  const choices = allowed.length > mostChoices ? 'the known ones' : allowed.join(', ');
  return (value) =>
    allowed.includes(value) ? undefined : `is ${shown(value)}, none of ${choices}`;
}

/** A list of at most `most` values, each as `check` has it. */
export function listOf(check: Check, most: number = Number.POSITIVE_INFINITY): Check {
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

/** An object with these fields; others are let pass. */
export function shape(fields: Readonly<Record<string, Check>>): Check {
  const checks = Object.entries(fields);
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

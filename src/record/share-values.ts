import type { RecordLine } from '../model/audit/record.ts';

/** So many are known at a time; an audit says most of what it repeats soon after. */
const mostKnown = 20_000;
/** Characters of all texts that are known: a block page of 64 KiB is one of them. */
const mostCharacters = 8_000_000;
/** What a smaller text takes is less than what is known of it. */
const shortest = 9;
/** Of a value that holds others, as it is looked up. */
const longestKey = 500;
/** They are another's nowhere. */
const own: ReadonlySet<string> = new Set(['id', 'startedAt', 'finishedAt', 'der']);

/**
 * Makes what takes the lines of one audit as they were parsed, and gives each with one text in the place of
 * equal ones, and one object in the place of equal small ones: each observation names its host, its proxy
 * and what was sent anew, and 40,000 attempts took half as much again. The lines are changed in place;
 * linear in what they hold, and what is known is bounded.
 */
export function sharingValues(): (line: RecordLine) => RecordLine {
  const texts = new Map<string, string>();
  const objects = new Map<string, object>();
  const numbers = new Map<object, number>();
  let characters = 0;
  let count = 0;

  function text(value: string): string {
    if (value.length < shortest) return value;
    const known = texts.get(value);
    if (known !== undefined) return known;
    if (texts.size >= mostKnown || characters > mostCharacters) {
      texts.clear();
      characters = 0;
    }
    characters += value.length;
    texts.set(value, value);
    return value;
  }

  function object(value: object): object {
    const key = inside(value);
    if (key === undefined) return value;
    const known = objects.get(key);
    if (known) return known;
    if (objects.size >= mostKnown) {
      objects.clear();
      numbers.clear();
    }
    count += 1;
    objects.set(key, value);
    numbers.set(value, count);
    return value;
  }

  /** Shares what a value holds. @returns what it is known by; undefined where it is too large, or holds what is. */
  function inside(value: object): string | undefined {
    let key: string | undefined = Array.isArray(value) ? '[' : '{';
    const held = value as Record<string, unknown>;
    for (const field of Object.keys(held)) {
      const one = held[field];
      if (typeof one === 'string') {
        if (!own.has(field)) held[field] = text(one);
      } else if (typeof one === 'object' && one !== null) held[field] = object(one);
      key = key && keyed(key, field, held[field]);
    }
    return key;
  }

  function keyed(key: string, field: string, value: unknown): string | undefined {
    if (key.length > longestKey || field.length > longestKey) return undefined;
    if (typeof value === 'string') {
      return value.length > longestKey ? undefined : `${key}${field}:${JSON.stringify(value)},`;
    }
    if (typeof value !== 'object' || value === null) return `${key}${field}:${String(value)},`;
    const number = numbers.get(value);
    return number === undefined ? undefined : `${key}${field}:#${number},`;
  }

  return (line) => {
    if (line.type !== 'certificate') inside(line);
    return line;
  };
}

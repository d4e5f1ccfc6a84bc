import { chooseOne, meantOrOneOf, UnusableValue } from '../usage/usage-error.ts';

/**
 * Takes a value of a request that came as JSON.
 * @param name what it is called where it stands.
 * @throws UnusableValue that tells the name, the value and what to give instead.
 */
export interface Take<T> {
  (name: string, value: unknown): T;
  /** Never set: it ties a reader to the one type that it reads, neither wider nor narrower. */
  readonly takes?: (value: T) => void;
}

/** A reader for each field of `T`: one that is forgotten, or reads another type, does not compile. */
export type Takes<T> = { readonly [Key in keyof T]-?: Take<NonNullable<T[Key]>> };

const control = /\p{Cc}/u;

/** Text as it might be typed: not empty, and without what no command line can hold. */
export const takeText: Take<string> = (name, value) => {
  const isText = typeof value === 'string';
  if (isText && value !== '' && value.isWellFormed() && !control.test(value)) return value;
  const why = isText ? 'give text without control characters' : 'give text';
  throw new UnusableValue(name, { value, why });
};

/** Text of at most so many characters. */
export function takeShort(most: number): Take<string> {
  return (name, value) => {
    const text = takeText(name, value);
    if (text.length <= most) return text;
    throw new UnusableValue(name, { value, why: `give at most ${most} characters` });
  };
}

/** Text of a certain form. */
export function takeForm(check: (name: string, text: string) => unknown): Take<string> {
  return (name, value) => {
    const text = takeText(name, value);
    check(name, text);
    return text;
  };
}

export const takeTruth: Take<boolean> = (name, value) => {
  if (typeof value === 'boolean') return value;
  throw new UnusableValue(name, { value, why: 'give true or false' });
};

/** A whole number from 1 to `most`. */
export function takeCount(most: number, of: string = 'number'): Take<number> {
  return (name, value) => {
    if (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most)
      return Number(value);
    throw new UnusableValue(name, { value, why: `give a whole ${of} from 1 to ${most}` });
  };
}

/** One of a closed list. */
export function takeOne<const T extends string>(choices: readonly T[]): Take<T> {
  return (name, value) => {
    const found = choices.find((choice) => choice === value);
    if (found !== undefined) return found;
    throw new UnusableValue(name, {
      value,
      why: typeof value === 'string' ? meantOrOneOf(value, choices) : chooseOne(choices),
    });
  };
}

/** A list of such values. */
export function takeList<T>(take: Take<T>): Take<readonly T[]> {
  return (name, value) => {
    if (Array.isArray(value))
      return value.map((item: unknown, index) => take(`${name}[${index}]`, item));
    const example = typeof value === 'string' ? `, such as ${JSON.stringify([value])}` : '';
    throw new UnusableValue(name, { value, why: `give a list${example}` });
  };
}

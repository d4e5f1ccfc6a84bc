import {
  meantOrOneOf,
  quoted,
  UnusableValue,
  UsageError,
} from '../../../setup/usage/usage-error.ts';

/** Takes a value of a file by the name of its place. @throws UnusableValue */
type Take<T> = (name: string, value: unknown) => T;

/** A reader for each field. */
export type Fields<T> = { readonly [Key in keyof T]-?: Take<NonNullable<T[Key]>> };

/** The fields of an object. @throws UsageError for one that is unknown, or that cannot be used. */
export function fieldsOf<T>(value: unknown, fields: Fields<T>, name: string): T {
  const entries = entriesOf(name, value).map(([field, given]) => {
    if (!Object.hasOwn(fields, field)) throw unknown(field, { name, known: Object.keys(fields) });
    return [field, fields[field as keyof T](`${name}: ${field}`, given)] as const;
  });
  return Object.fromEntries(entries) as T;
}

function unknown(
  field: string,
  { name, known }: { readonly name: string; readonly known: readonly string[] },
): UsageError {
  const why = `unknown, or not supported here: ${meantOrOneOf(field, known)}`;
  return new UnusableValue(name, { value: field, why });
}

function entriesOf(name: string, value: unknown): readonly (readonly [string, unknown])[] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.entries(value);
  }
  throw new UnusableValue(name, { value, why: 'give a map' });
}

export const someText: Take<string> = (name, value) => {
  if (typeof value === 'string' && value !== '' && !/\p{Cc}/u.test(value)) return value;
  throw new UnusableValue(name, { value, why: 'give text' });
};

export const truth: Take<boolean> = (name, value) => {
  if (typeof value === 'boolean') return value;
  throw new UnusableValue(name, { value, why: 'give true or false' });
};

export function oneWord<const T extends string>(choices: readonly T[]): Take<T> {
  return (name, value) => {
    const found = choices.find((choice) => choice === value);
    if (found !== undefined) return found;
    throw new UnusableValue(name, { value, why: `choose one of ${choices.join(', ')}` });
  };
}

const maxUsers = 1000;
/** What would take minutes for each guess is a slip. */
const maxCost = 16;

/** Users and their hashes of bcrypt; a hash is in no message. */
export const hashMap: Take<ReadonlyMap<string, string>> = (name, value) => {
  const users = entriesOf(name, value);
  if (users.length > maxUsers) throw new UsageError(`${name}: give at most ${maxUsers} users`);
  return new Map(
    users.map(([user, hash]) => {
      const [, cost] = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/.exec(String(hash)) ?? [];
      if (cost === undefined || Number(cost) < 4 || Number(cost) > maxCost) {
        throw new UsageError(
          `${name}: the password of ${quoted(user)} is no hash of bcrypt with a cost from 4 to ${maxCost}`,
        );
      }
      return [user, String(hash)];
    }),
  );
};

/** As the toolkit lets be set. */
const settable = [
  'Content-Security-Policy',
  'Strict-Transport-Security',
  'X-Content-Type-Options',
  'X-Frame-Options',
  'X-XSS-Protection',
] as const;

export const headerMap: Take<Readonly<Record<string, string>>> = (name, value) =>
  Object.fromEntries(
    entriesOf(name, value).map(([header, given]) => [
      oneWord(settable)(`${name}: header`, header),
      someText(`${name}: ${header}`, given),
    ]),
  );

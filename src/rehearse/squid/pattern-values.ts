import type { AclValues } from './acl-values.ts';
import { patternSet } from './pattern-set.ts';
import { isAddress, type Match, methodOf, type Transaction, urlOf, yesIf } from './transaction.ts';

/** Which name of the server is meant. */
export const serverNameFlags: ReadonlySet<string> = new Set([
  '--client-requested',
  '--server-provided',
  '--consensus',
]);

/** What the client asks for by its hello; once the server has shown its certificate, the names in that. */
export function serverNameOf(
  { asked, step }: Transaction,
  flags: ReadonlySet<string>,
): string | Exclude<Match, string> {
  if (flags.has('--client-requested')) return asked.host;
  if (flags.has('--server-provided')) return step === 3 ? { why: 'elsewhere' } : 'none';
  return step === 3 ? { why: 'elsewhere' } : asked.host;
}

/** The host that is asked for; of an address its name, which is asked for. */
export function hostOf({ asked }: Transaction, flags: ReadonlySet<string>): Subject {
  return isAddress(asked.host) && !flags.has('-n') ? { why: 'elsewhere' } : asked.host;
}

/** The URL, without its escapes. */
export function plainUrlOf(transaction: Transaction): Subject {
  const url = urlOf(transaction);
  return typeof url === 'string' ? unescaped(url) : url;
}

/** CONNECT has none, and no pattern holds. */
export function pathOf(transaction: Transaction): Subject {
  const { asked } = transaction;
  if (methodOf(transaction) === 'CONNECT') return undefined;
  return asked.path === undefined ? { why: 'elsewhere' } : unescaped(asked.path);
}

function unescaped(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** What a pattern is looked for in; undefined: there is none. */
type Subject = string | undefined | Exclude<Match, string>;

/** Values that are patterns, one of which is to be found in what is looked at. */
export function patternValues(
  subject: (transaction: Transaction, flags: ReadonlySet<string>) => Subject,
  known: ReadonlySet<string> = new Set(),
): AclValues {
  const patterns = patternSet();
  const flags = new Set<string>();
  return {
    begin: () => patterns.add('+i'),
    take: (value) => (patterns.add(value) ? 'taken' : 'not-judged'),
    flag: (flag) => {
      if (flag === '-i' || flag === '+i') return patterns.add(flag);
      flags.add(flag);
      return known.has(flag);
    },
    test: (transaction) => {
      const text = subject(transaction, flags);
      if (text === undefined) return 'no';
      return typeof text === 'string' ? yesIf(patterns.has(text)) : text;
    },
  };
}

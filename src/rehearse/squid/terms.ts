import type { Doubt, Match, Transaction } from './transaction.ts';

/** An ACL. */
export interface Acl {
  readonly test: (transaction: Transaction) => Match;
}

/** An ACL as a line names it: behind `!` it is to be missed. */
export interface Term {
  readonly acl: Acl;
  readonly isNot: boolean;
}

/** The ACLs that a line names; undefined where one of them is not there. */
export function termsOf(
  words: readonly string[],
  find: (name: string) => Acl | undefined,
): readonly Term[] | undefined {
  const terms: Term[] = [];
  for (const word of words) {
    const isNot = word.startsWith('!');
    const acl = find(isNot ? word.slice(1) : word);
    if (!acl) return undefined;
    terms.push({ acl, isNot });
  }
  return terms;
}

/** Whether all of some terms hold, in their order: Squid looks at none behind one that is missed. */
export function allOf(terms: readonly Term[], transaction: Transaction): Match {
  let doubt: Doubt | undefined;
  for (const term of terms) {
    const match = matchOf(term, transaction);
    if (match === 'no') return 'no';
    if (match === 'yes') continue;
    // Whether it comes to the login is not known.
    if (match === 'login') return doubt ? { ...doubt, mayAsk: true } : 'login';
    doubt ??= match;
  }
  return doubt ?? 'yes';
}

/** Whether one of some terms holds, in their order. */
export function anyOfTerms(terms: readonly Term[], transaction: Transaction): Match {
  return anyOf(terms.map((term) => () => matchOf(term, transaction)));
}

/** The first that holds, of some that are looked at one after the other. */
export function anyOf(matches: readonly (() => Match)[]): Match {
  let doubt: Doubt | undefined;
  for (const one of matches) {
    const match = one();
    if (match === 'no') continue;
    if (match === 'yes') return 'yes';
    if (match === 'login') return doubt ? { ...doubt, mayAsk: true } : 'login';
    doubt ??= match;
  }
  return doubt ?? 'no';
}

/** Of what is not known the contrary is not known either; a login is asked for in either case. */
function matchOf({ acl, isNot }: Term, transaction: Transaction): Match {
  const match = acl.test(transaction);
  if (!isNot || (match !== 'yes' && match !== 'no')) return match;
  return match === 'yes' ? 'no' : 'yes';
}

import type { AclBook } from './acl-book.ts';
import type { ConfigLine } from './config-lines.ts';
import { allOf, type Term, termsOf } from './terms.ts';
import type { Doubt, Transaction } from './transaction.ts';

/** A line that says what is done where its ACLs hold; of one that was not understood the action is not known. */
export interface AccessLine<Action extends string> {
  readonly at: ConfigLine;
  readonly action?: Action;
  readonly terms: readonly Term[];
}

/** What may be done with a request, and the line that says so; of those that come after another, if that does not hold. */
export interface Candidate<Action extends string> {
  /** Absent: it is not known. */
  readonly action?: Action | 'login' | 'unmatched';
  readonly at?: ConfigLine;
  /** Whether the line holds is not known. Absent in the last candidate alone. */
  readonly doubt?: Doubt;
}

/** A line of access rules; `refused`: it names an ACL that is not there, with which Squid does not start. */
export function accessLine<Action extends string>(
  at: ConfigLine,
  { action, names, book }: Reading<Action>,
): AccessLine<Action> | 'refused' {
  const terms = termsOf(names, book.find);
  return terms ? { at, action, terms } : 'refused';
}

interface Reading<Action extends string> {
  readonly action: Action;
  readonly names: readonly string[];
  readonly book: AclBook;
}

/**
 * What the lines come to: the first that holds decides, and a line of which that is not known may. The last
 * candidate is certain; `unmatched`: no line holds.
 */
export function candidatesOf<Action extends string>(
  lines: readonly AccessLine<Action>[],
  transaction: Transaction,
): readonly Candidate<Action>[] {
  const candidates: Candidate<Action>[] = [];
  for (const { at, action, terms } of lines) {
    const match = allOf(terms, transaction);
    if (match === 'no') continue;
    const doing = action === undefined ? {} : { action };
    if (action === undefined && match !== 'login') {
      candidates.push({ at, doubt: { why: 'unread-line', at } });
      // It may be left out, too.
      continue;
    }
    if (match === 'login') return [...candidates, { action: 'login', at }];
    if (match === 'yes') return [...candidates, { ...doing, at }];
    candidates.push({ ...(match.mayAsk ? {} : doing), at, doubt: match });
  }
  return [...candidates, { action: 'unmatched' }];
}

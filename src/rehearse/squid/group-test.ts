import { allOf, anyOf, anyOfTerms, type Term } from './terms.ts';
import type { Match, Transaction } from './transaction.ts';

/**
 * `all-of`: a line holds where each of its ACLs does; `any-of`: where one of them does. Of several lines one is enough; lines
 * may be added later.
 */
export function groupTest(
  type: 'any-of' | 'all-of',
  lines: readonly (readonly Term[])[],
): (transaction: Transaction) => Match {
  // Each is asked once, however many name it; while it is asked, one that leads back to it is not known.
  const known = new WeakMap<Transaction, Match>();
  const test = (transaction: Transaction): Match =>
    anyOf(
      lines.map(
        (terms) => () =>
          type === 'all-of' ? allOf(terms, transaction) : anyOfTerms(terms, transaction),
      ),
    );
  return (transaction) => {
    const before = known.get(transaction);
    if (before !== undefined) return before;
    known.set(transaction, unreadable);
    depths.set(transaction, (depths.get(transaction) ?? 0) + 1);
    const match = (depths.get(transaction) ?? 0) > deepest ? unreadable : test(transaction);
    depths.set(transaction, (depths.get(transaction) ?? 0) - 1);
    known.set(transaction, match);
    return match;
  };
}

/** How many groups lead into each other where one is asked now. */
const depths = new WeakMap<Transaction, number>();
const deepest = 100;
const unreadable: Match = { why: 'unread-line' };

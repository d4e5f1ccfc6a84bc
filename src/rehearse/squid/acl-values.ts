import type { UnreadReason } from '../../model/rules/ruling.ts';
import type { Match, Transaction } from './transaction.ts';

/** What became of a value of an ACL; `refused`: Squid does not start with it. */
export type Taken = 'taken' | 'refused' | UnreadReason;

/** The values of one ACL, of all its lines. */
export interface AclValues {
  readonly take: (value: string) => Taken;
  /** A next line of it begins. */
  readonly begin?: () => void;
  /** A flag before its values, as `-n`; false where there is none of that name. */
  readonly flag?: (flag: string) => boolean;
  /** By the values that were taken. */
  readonly test: (transaction: Transaction) => Match;
}

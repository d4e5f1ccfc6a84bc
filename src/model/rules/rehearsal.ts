import type { RuleDialect } from './rule-dialect.ts';
import type { RuleList } from './rule-entry.ts';
import type { Ruling, RulingName, UnknownReason, UnreadLine } from './ruling.ts';

/** One row of a list, as a proposed change rules it. */
export interface RehearsedRow extends Ruling {
  /** The id of the target in its list or report. */
  readonly target: string;
  readonly url: string;
  /** A name below a wildcard was asked for, since none is known. */
  readonly isWild?: true;
  /** False where the list calls it optional: it is told, and counts for nothing. */
  readonly required: boolean;
  /** Whether it passes today, by the policy in force or in an audit; absent: nobody knows. */
  readonly passedBefore?: boolean;
}

/** Whether a change closes what is open today. */
export function turnsRed({ ruling, passedBefore }: RehearsedRow): boolean {
  return passedBefore === true && ruling !== 'passes' && ruling !== 'unknown';
}

/** What keeps some rows from passing: one line, or none, and by which list of rules they would pass. */
export interface KeptBack {
  readonly ruling: Exclude<RulingName, 'passes'>;
  /** Absent: it is not known. */
  readonly list?: RuleList;
  readonly line?: number;
  readonly file?: string;
  readonly text?: string;
  readonly answer?: string;
  readonly fromLine?: number;
  readonly fromText?: string;
  readonly why?: UnknownReason;
  readonly rows: readonly RehearsedRow[];
}

/** A proposed change, tried with every row of a list. */
export interface Rehearsal {
  readonly madeFrom: {
    /** The file of the change, by its own name. */
    readonly file: string;
    readonly dialect: RuleDialect;
    readonly lists: readonly string[];
    readonly os: readonly string[];
    readonly regions: readonly string[];
    /** The client for whom it was tried; absent: nobody in particular. */
    readonly client?: string;
    /** The file of what is in force today, by its own name. */
    readonly have?: string;
  };
  /** In the order of the list. */
  readonly rows: readonly RehearsedRow[];
  /** By what keeps them back, in the order of the file; what is not known last. */
  readonly kept: readonly KeptBack[];
  readonly unread: readonly UnreadLine[];
  readonly unreadLines: number;
}

/** By which list what is ruled so would pass. */
export const cureOfRuling: Readonly<Record<RulingName, RuleList | undefined>> = {
  passes: undefined,
  blocked: 'allow',
  inspected: 'no-inspect',
  login: 'no-auth',
  diverted: undefined,
  unknown: undefined,
};

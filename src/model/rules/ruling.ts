/**
 * What a proposed change does with what is asked of it. `inspected`: it passes, and its TLS is opened; `login`:
 * not before somebody logs in; `diverted`: it goes another way than it is to; `unknown`: a line that was not
 * understood, or asks what nobody knows here, decides.
 */
export const rulingNames = [
  'passes',
  'blocked',
  'inspected',
  'login',
  'diverted',
  'unknown',
] as const;
export type RulingName = (typeof rulingNames)[number];

/** Why a ruling is unknown. */
export const unknownReasons = [
  'unread-line', // the line was not understood
  'no-address', // it goes by an address of the name, and none is known
  'addresses-differ', // addresses of the name are ruled differently
  'client', // it goes by who asks, and nobody said who that is
  'time', // it goes by the clock
  'file-refused', // the product does not start with that line in its file
  'elsewhere', // it goes by what stands elsewhere: another file, a helper, an answer
  'script-unloadable', // a program that does not load: for no row is anything asked of it
  'script-failure', // a program failed there
  'script-stopped', // a program came to no end, or took too much
  'no-way', // a program answered with nothing that is a way
] as const;
export type UnknownReason = (typeof unknownReasons)[number];

/** What a proposed change would do with one thing asked, and the line that says so. */
export interface Ruling {
  readonly ruling: RulingName;
  /** From 1; absent where no line decides: the product's own last word. */
  readonly line?: number;
  /** Of a file that the change names; absent: of the change itself. */
  readonly file?: string;
  /** That line as it stands, its beginning. */
  readonly text?: string;
  /** What a program answered, its beginning. */
  readonly answer?: string;
  /** Where a program hands on what another of its lines says: that line, and its beginning. */
  readonly fromLine?: number;
  readonly fromText?: string;
  /** Of `unknown`, and of `diverted` where a program failed. */
  readonly why?: UnknownReason;
}

/** Why a line of a proposed change was not understood. */
export const unreadReasons = [
  'unknown-word', // a directive, statement or kind of value that is not known
  'malformed', // known, and not as it is written
  'not-judged', // known, and what it does to what passes is not worked out here
  'other-file', // what it says stands in a file that was not given
  'too-much', // beyond what is held
] as const;
export type UnreadReason = (typeof unreadReasons)[number];

/** A line that was not understood: nothing is guessed of it. */
export interface UnreadLine {
  /** From 1. */
  readonly line: number;
  /** Of a file that the change names. */
  readonly file?: string;
  /** Its beginning. */
  readonly text: string;
  readonly why: UnreadReason;
}

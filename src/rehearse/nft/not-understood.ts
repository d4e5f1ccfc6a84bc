import type { UnreadReason } from '../../model/rules/ruling.ts';

/** Thrown within the reader, and caught by the statement that holds what was not understood. */
export class NotUnderstood extends Error {
  readonly why: UnreadReason;

  constructor(why: UnreadReason) {
    super(why);
    this.why = why;
  }
}

const made = new Map<UnreadReason, NotUnderstood>();

/** One for each reason: a file may have a million lines that are none, and nobody asks where it was thrown. */
export function notUnderstood(why: UnreadReason): NotUnderstood {
  const error = made.get(why) ?? new NotUnderstood(why);
  made.set(why, error);
  return error;
}

/** Thrown where a file holds more than is held, and caught by the reader of the whole. */
export class TooMuch extends Error {}

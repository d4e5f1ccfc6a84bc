/**
 * A file that is no audit, or is damaged: the only error that is the file's fault. Its message is one
 * whole line.
 */
export class UnreadableRecord extends Error {
  override readonly name = 'UnreadableRecord';
  readonly #why: string;

  /**
   * @param why completes "Cannot read the saved audit: …".
   * @param what is read.
   */
  constructor(why: string, what = 'saved audit') {
    super(`Cannot read the ${what}: ${why}`);
    this.#why = why;
  }

  /** The same, of a file of another form. */
  of(what: string): UnreadableRecord {
    return new UnreadableRecord(this.#why, what);
  }
}

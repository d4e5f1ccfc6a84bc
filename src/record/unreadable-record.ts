/**
 * A file that is no saved audit, or is damaged: the only error that is the file's fault. Its message
 * is one whole line.
 */
export class UnreadableRecord extends Error {
  override readonly name = 'UnreadableRecord';

  /** @param why completes "Cannot read the saved audit: …". */
  constructor(why: string) {
    super(`Cannot read the saved audit: ${why}`);
  }
}

/** A file that cannot be read as a whole; the message completes "Cannot read the catalogue, …". */
export class UnreadableCatalogue extends Error {
  override readonly name = 'UnreadableCatalogue';
}

/** A file that cannot be read as a whole; the message completes "Cannot read the catalogue, …". */
export class UnreadableCatalogue extends Error {
  override readonly name = 'UnreadableCatalogue';
}

/** One part of a workbook is damaged; the others may be read. */
export class DamagedPart extends UnreadableCatalogue {}

import type { RowCollector } from '../rows/collect-rows.ts';

/** What a file says of itself. */
export interface FileFacts {
  /** ISO date of the day on which it was saved. */
  readonly date?: string;
}

/** Reads one kind of catalogue file. */
export interface CatalogueReader {
  /** Endings with their dot, lower case. */
  readonly endings: readonly string[];
  /** A file of more mebibytes is refused unread. */
  readonly largest: number;
  /** More addresses, readable or not, are left out; one text in a workbook can stand in every row. */
  readonly maxAddresses: number;
  /** The rows as they come, of a file that needs not be held whole. @throws BrokenRows, the system's error. */
  readonly rows?: (file: string) => AsyncIterable<readonly string[]>;
  /**
   * Reads the file, row by row, into a collector for each sheet. What is wrong with the content
   * goes to the collector; only a file that cannot be read at all is thrown, as
   * an `UnreadableCatalogue` or the system's error.
   */
  read(file: string, openSheet: (sheet?: string) => RowCollector): Promise<FileFacts>;
}

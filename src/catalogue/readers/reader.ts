import type { RowCollector } from '../collect-rows.ts';

/** Reads one kind of catalogue file. */
export interface CatalogueReader {
  /** Endings with their dot, lower case. */
  readonly endings: readonly string[];
  /** A file of more mebibytes is refused unread. */
  readonly largest: number;
  /**
   * Reads the file, row by row, into a collector for each sheet. What is wrong with the content
   * goes to the collector; only a file that cannot be read at all is thrown.
   */
  read(file: string, openSheet: (sheet?: string) => RowCollector): Promise<void>;
}

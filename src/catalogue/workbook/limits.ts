/**
 * What a workbook may hold. Microsoft's largest has 100 rows and unpacks to 0.2 MiB; a list of
 * 4,000 rows with 13 columns still fits. With these limits reading takes less than 2 seconds and
 * 300 MiB, whatever the file holds (`bench/catalogue/bomb.ts` measures it).
 */
export const workbookLimits = {
  /** Mebibytes of the file. */
  fileMebibytes: 16,
  /** Files in the archive. */
  entries: 2000,
  /** Bytes that all entries of the archive declare. */
  declaredBytes: 134_217_728,
  /** Bytes of the parts that are unpacked, together. */
  unpackedBytes: 4_194_304,
  sheets: 64,
  rows: 20_000,
  /** Cells that hold something. */
  cells: 60_000,
  /** Characters of all cells together; a text that cells share counts for each of them. */
  characters: 4_000_000,
  /** Addresses of all sheets together. */
  addresses: 5_000,
  mergedRanges: 10_000,
  /** Rows that vertical merges cover, together. */
  mergedRows: 1_000_000,
  /** A column further right is not read. */
  columns: 100,
} as const;

/** The last row and the last column that the format knows (ECMA-376, and Excel's own limits). */
export const lastRow = 1_048_576;
export const lastColumn = 16_384;

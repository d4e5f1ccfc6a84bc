import { UnreadableCatalogue } from '../unreadable-catalogue.ts';

/** Who reads rows along, and how many he can hold. */
export interface RowWatch {
  /** Rows that may still be held, of all lists together; absent: they are not held. */
  readonly room?: { rows: number };
  /** Told now and then how many more rows were read. */
  readonly onRows?: ((more: number) => void) | undefined;
}

/** What all lists of a command hold together takes less than 300 MB. */
export const maxRowsHeld: number = 60_000;

const toldEach = 1000;
const tooMany = `no more than ${maxRowsHeld} rows are held at once, of all lists together (one CSV, TSV or text list alone is read in parts by audit and catalogue)`;

/**
 * Watches one sheet being read; told the count of its rows at each.
 * @throws UnreadableCatalogue where there is no room for one more.
 */
export function rowWatcher({ room, onRows }: RowWatch): (count: number) => void {
  return (count) => {
    if (count % toldEach === 0) onRows?.(toldEach);
    if (room && --room.rows < 0) throw new UnreadableCatalogue(tooMany);
  };
}

import { isPortCell } from '../cells/parse-ports.ts';
import type { Headers } from './headers.ts';
import { rowServices } from './row-services.ts';

const furthest = 6;
const maxCells = 64;

/**
 * The columns of a list without a header, by one of its rows: the first cell that holds nothing but
 * addresses, and ports behind it; `undefined` where there is none.
 */
export function plainHeaders(
  cells: readonly string[],
  columns: number = furthest,
): Headers | undefined {
  const address = cells.slice(0, columns).findIndex(holdsAddresses);
  if (address < 0) return undefined;
  const port = cells.slice(0, maxCells).findIndex((cell, at) => at > address && isPortCell(cell));
  return { address, ...(port < 0 ? {} : { port }), columns: [] };
}

/** A row of such a list with all its addresses in the one cell, wherever in the row they stand. */
export function plainCells(cells: readonly string[], { address }: Headers): readonly string[] {
  const others = cells
    .slice(0, maxCells)
    .filter((cell, at) => at !== address && holdsAddresses(cell));
  if (others.length === 0) return cells;
  return cells.with(
    Math.min(address, cells.length - 1),
    [cells[address] ?? '', ...others].join('\n'),
  );
}

function holdsAddresses(cell: string): boolean {
  const text = cell.trim();
  if (text === '' || !/[.:]/.test(text)) return false;
  const { services, ranges, unreadable, remarks } = rowServices({
    cells: [text],
    headers: { address: 0, columns: [] },
    source: '',
    tab: { rules: [] },
    row: 0,
  });
  return services.length + ranges.length > 0 && unreadable.length + remarks.length === 0;
}

/** Whether a row is a remark by its first characters; an error of a cell (`#N/A`) is none. */
export function isRemark(text: string): boolean {
  return (
    /^(?:#|\/\/|;|!|--|rem\s)/i.test(text) &&
    !/^#(?:N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)/i.test(text)
  );
}

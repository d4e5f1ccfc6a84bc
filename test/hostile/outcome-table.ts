import type { Outcome } from './kind.ts';

/** A row of the table: what came of a kind, in numbers. */
export interface OutcomeRow {
  readonly kind: string;
  readonly inputs: number;
  readonly crashes: number;
  readonly hangs: number;
  readonly leaks: number;
  readonly peakMB: number;
}

const titles = ['hostile', 'inputs', 'crashes', 'hangs', 'leaks', 'peak, MB'];

/** What came of a kind, counted. */
export function rowOf({ crashes, hangs, leaks, ...rest }: Outcome): OutcomeRow {
  return { ...rest, crashes: crashes.length, hangs: hangs.length, leaks: leaks.length };
}

/** The table in Markdown, with a last row of all kinds together. */
export function renderTable(rows: readonly OutcomeRow[]): string {
  const sum = (of: (row: OutcomeRow) => number): number =>
    rows.reduce((total, row) => total + of(row), 0);
  const all: OutcomeRow = {
    kind: 'all',
    inputs: sum(({ inputs }) => inputs),
    crashes: sum(({ crashes }) => crashes),
    hangs: sum(({ hangs }) => hangs),
    leaks: sum(({ leaks }) => leaks),
    peakMB: Math.max(...rows.map(({ peakMB }) => peakMB)),
  };
  const head = [titles, titles.map((_, column) => (column === 0 ? '---' : '---:'))];
  return head.map(line).join('') + [...rows, all].map(renderRow).join('');
}

/** One row of it. */
export function renderRow({ kind, inputs, crashes, hangs, leaks, peakMB }: OutcomeRow): string {
  const figures = [inputs.toLocaleString('en-US'), ...[crashes, hangs, leaks, peakMB].map(String)];
  return line([kind, ...figures]);
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

/** The rows of such a table, its head left out. */
export function readTable(text: string): OutcomeRow[] {
  const rows = text.split('\n').filter((one) => one.startsWith('|'));
  return rows.slice(2).map((row) => {
    const [, kind = '', ...cells] = row.split('|').map((cell) => cell.trim());
    const [inputs = 0, crashes = 0, hangs = 0, leaks = 0, peakMB = 0] = cells.map((cell) =>
      Number(cell.replaceAll(',', '')),
    );
    return { kind, inputs, crashes, hangs, leaks, peakMB };
  });
}

import type { LoadOptions } from '../model/load/load.ts';

type Limits = Pick<LoadOptions, 'maxConnections' | 'maxBytes'>;

/** Connections and bytes, in memory that threads share. */
export type BudgetCells = BigInt64Array<SharedArrayBuffer>;

const connectionCell = 0;
const byteCell = 1;

/**
 * What a whole run may spend on connections and on bytes of bodies. Threads that share the cells
 * spend one budget: each looks before it opens a connection, so that they may pass the limit by one
 * for each thread but the first.
 */
export class Budget {
  readonly #limits: Limits;
  readonly cells: BudgetCells;
  readonly #cut = new AbortController();

  constructor(limits: Limits, cells: BudgetCells = new BigInt64Array(new SharedArrayBuffer(16))) {
    this.#limits = limits;
    this.cells = cells;
  }

  /** Aborted when the bytes are used up: one answer alone may have no end. */
  get signal(): AbortSignal {
    return this.#cut.signal;
  }

  /** What is used up; undefined where nothing is. */
  get spent(): 'connections' | 'bytes' | undefined {
    if (this.#read(byteCell) >= this.#limits.maxBytes) return 'bytes';
    return this.#read(connectionCell) >= this.#limits.maxConnections ? 'connections' : undefined;
  }

  readonly onConnection = (): void => {
    Atomics.add(this.cells, connectionCell, 1n);
  };

  readonly onBytes = (bytes: number): void => {
    Atomics.add(this.cells, byteCell, BigInt(bytes));
    this.check();
  };

  /** Aborts where the bytes are used up, whichever thread used them. */
  check(): void {
    if (this.spent === 'bytes') this.#cut.abort(new Error('the bytes are used up'));
  }

  #read(cell: number): number {
    return Number(Atomics.load(this.cells, cell));
  }
}

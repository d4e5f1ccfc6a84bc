import type { Tally } from '../tally.ts';

/** In memory that threads share. */
export type BoardCells = Int32Array<SharedArrayBuffer>;

type Counts = Pick<Tally, 'succeeded' | 'failed' | 'running'>;

/** Before the counts of the threads. */
const stopCell = 0;
const maxCell = 1;
const firstCell = 2;
/** How many operations of a thread succeeded, failed and run. */
const countNames = ['succeeded', 'failed', 'running'] as const;

/** How the threads of one slice fare, for all of them and for whoever watches. */
export class SliceBoard implements Counts {
  readonly cells: BoardCells;

  constructor(cells: BoardCells) {
    this.cells = cells;
  }

  static for(threads: number): SliceBoard {
    const count = firstCell + threads * countNames.length;
    const buffer = new SharedArrayBuffer(count * Int32Array.BYTES_PER_ELEMENT);
    return new SliceBoard(new Int32Array(buffer));
  }

  get succeeded(): number {
    return this.#sum(0);
  }

  get failed(): number {
    return this.#sum(1);
  }

  get running(): number {
    return this.#sum(2);
  }

  /** The most operations in flight at one time, of all threads together. */
  get inFlight(): number {
    return Atomics.load(this.cells, maxCell);
  }

  /** A thread found that nothing more is to be started; it stays so. */
  get isStopped(): boolean {
    return Atomics.load(this.cells, stopCell) === 1;
  }

  stop(): void {
    Atomics.store(this.cells, stopCell, 1);
  }

  /** What a thread came to so far. */
  publish(thread: number, counts: Counts): void {
    for (const [offset, name] of countNames.entries()) {
      Atomics.store(this.cells, firstCell + thread * countNames.length + offset, counts[name]);
    }
    const { running } = this;
    for (let most = this.inFlight; running > most; most = this.inFlight) {
      Atomics.compareExchange(this.cells, maxCell, most, running);
    }
  }

  #sum(offset: number): number {
    let sum = 0;
    for (let cell = firstCell + offset; cell < this.cells.length; cell += countNames.length) {
      sum += Atomics.load(this.cells, cell);
    }
    return sum;
  }
}

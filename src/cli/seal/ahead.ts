/** A sequence that comes in batches, of which the next items can be looked at before they are taken. */
export class Ahead<T> {
  readonly #batches: AsyncIterator<readonly T[]>;
  #held: T[] = [];
  /** Those before it were taken. */
  #from = 0;
  #isEnded = false;

  constructor(batches: AsyncIterable<readonly T[]>) {
    this.#batches = batches[Symbol.asyncIterator]();
  }

  /** Reads on until `count` items are held, or all that are left. @returns how many, at most `count`. */
  async hold(count: number): Promise<number> {
    while (this.held < count && !this.#isEnded) {
      const next = await this.#batches.next();
      if (next.done) this.#isEnded = true;
      else for (const item of next.value) this.#held.push(item);
    }
    return Math.min(count, this.held);
  }

  /** How many can be looked at without a wait. */
  get held(): number {
    return this.#held.length - this.#from;
  }

  /** The item behind `index` others, if it is held. */
  at(index: number): T | undefined {
    return this.#held[this.#from + index];
  }

  take(count: number): void {
    this.#from += count;
    // Seldom enough to cost nothing, and often enough to hold little.
    if (this.#from < this.held) return;
    this.#held = this.#held.slice(this.#from);
    this.#from = 0;
  }
}

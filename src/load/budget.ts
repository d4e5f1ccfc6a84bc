import type { LoadOptions } from '../model/load.ts';

type Limits = Pick<LoadOptions, 'maxConnections' | 'maxBytes'>;

/** What a whole run may spend on connections and on bytes of bodies. */
export class Budget {
  readonly #limits: Limits;
  #connections = 0;
  #bytes = 0;
  readonly #cut = new AbortController();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Aborted when the bytes are used up: one answer alone may have no end. */
  get signal(): AbortSignal {
    return this.#cut.signal;
  }

  /** What is used up; undefined where nothing is. */
  get spent(): 'connections' | 'bytes' | undefined {
    if (this.#bytes >= this.#limits.maxBytes) return 'bytes';
    return this.#connections >= this.#limits.maxConnections ? 'connections' : undefined;
  }

  readonly onConnection = (): void => {
    this.#connections += 1;
  };

  readonly onBytes = (bytes: number): void => {
    this.#bytes += bytes;
    if (this.#bytes >= this.#limits.maxBytes) this.#cut.abort(new Error('the bytes are used up'));
  };
}

import { Duplex } from 'node:stream';

type Written = (error?: Error | null) => void;

/** A connection to Node's client of HTTP: it reads what is pushed, and writes to `onWrite`. */
export class Replay extends Duplex {
  readonly #onWrite: ((chunk: Buffer, written: Written) => void) | undefined;

  constructor(onWrite?: (chunk: Buffer, written: Written) => void) {
    super();
    this.#onWrite = onWrite;
  }

  /** Node's client calls these on what it takes for a socket. */
  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  setTimeout(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  // What was pushed is bounded by who pushes.
  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: Written): void {
    if (this.#onWrite) this.#onWrite(chunk, callback);
    else callback();
  }
}

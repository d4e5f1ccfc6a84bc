import { Socket } from 'node:net';

type Written = (error?: Error | null) => void;

// The peer is gone; what it said before it went lies in our system all the same.
const gone: readonly unknown[] = ['EPIPE', 'ECONNRESET', 'ECONNABORTED'];

/**
 * A socket that goes on reading where a write fails because the peer is gone. Node's own is
 * destroyed at once, and with it the alert or the page that came before the RST. The failure is
 * told by `writeFailure`, and the reading side ends by itself.
 */
export class PatientSocket extends Socket {
  /** What the first write failed with. */
  writeFailure: Error | undefined;

  override _write(chunk: unknown, encoding: BufferEncoding, callback: Written): void {
    super._write(chunk, encoding, (error) => this.#settle(error, callback));
  }

  override _writev(
    chunks: { chunk: unknown; encoding: BufferEncoding }[],
    callback: Written,
  ): void {
    super._writev?.(chunks, (error) => this.#settle(error, callback));
  }

  #settle(error: Error | null | undefined, callback: Written): void {
    const lost = error instanceof Error && 'code' in error && gone.includes(error.code);
    if (lost) this.writeFailure ??= error;
    callback(lost ? null : error);
  }
}

/** Starts to connect to an address, without Nagle's delay. */
export function openSocket({ address, port }: { address: string; port: number }): PatientSocket {
  return new PatientSocket().setNoDelay(true).connect({ host: address, port });
}

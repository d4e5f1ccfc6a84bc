import { Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { Duplex } from 'node:stream';
import type { Failure } from '../../model/finding/failure.ts';
import { failure, failureOf } from '../failure-of.ts';
import { PatientSocket } from './patient-socket.ts';
import { resetSocket } from './reset-socket.ts';

// The longest head that is read, and the longest body.
const maxKeptBytes = 320 * 1024;

/**
 * A socket that remembers: the first bytes each way, how many came, and how it ended. Node's TLS
 * and HTTP layers hide all of this (the text of a page on a TLS port, RST against FIN), and a
 * judge needs it. Costs about 0.05 ms of CPU for each handshake over a bare socket.
 */
export class Tap extends Duplex {
  bytesRead = 0;
  /** `performance.now()` of the first byte. */
  firstByteAt: number | undefined;
  /** The peer sent FIN. */
  ended = false;
  /** What the socket failed with: RST and the like. */
  failedWith: Error | undefined;
  #held = false;
  readonly #socket: Socket;
  readonly #received: Buffer[] = [];
  #receivedBytes = 0;
  readonly #sent: Buffer[] = [];
  #sentBytes = 0;

  constructor(socket: Socket) {
    super({ allowHalfOpen: true });
    this.#socket = socket;
    // Each step reads `failedWith` for itself; between two steps nobody listens.
    this.on('error', () => {});
    socket.on('data', (chunk: Buffer) => {
      this.#remember(chunk);
      if (!this.push(chunk) && !this.destroyed) socket.pause();
    });
    socket.on('end', () => {
      const failed = socket instanceof PatientSocket ? socket.writeFailure : undefined;
      // Behind a write that failed, the end is RST's.
      if (failed) this.failedWith = failed;
      else this.ended = true;
      if (failed && this.readableLength === 0) this.destroy(failed);
      else this.push(null);
    });
    socket.on('error', (error) => {
      this.failedWith = error;
      this.destroy(error);
    });
    // What came before FIN is still to be read.
    socket.on('close', () => {
      if (this.readableLength === 0 || this.readableEnded) this.destroy();
      else this.once('end', () => this.destroy());
    });
  }

  /** What came since the last `forget`, at most 320 KiB of it. */
  received(): Buffer {
    return Buffer.concat(this.#received);
  }

  /** What was sent since the last `forget`, at most 320 KiB of it. */
  sent(): Buffer {
    return Buffer.concat(this.#sent);
  }

  /** Starts remembering anew: the next step has its own bytes, and those that nobody read yet. */
  forget(): void {
    this.bytesRead = 0;
    this.firstByteAt = undefined;
    this.#received.length = 0;
    this.#receivedBytes = 0;
    this.#sent.length = 0;
    this.#sentBytes = 0;
    const unread: Buffer | null = this.readableLength > 0 ? this.read() : null;
    if (unread === null) return;
    this.#remember(unread);
    this.unshift(unread);
  }

  /** How the peer ended the connection, if it did. A FIN goes before what it led to. */
  loss(): Failure | undefined {
    if (this.ended) return failure('closed', `FIN after ${this.bytesRead} bytes`);
    return this.failedWith && failureOf(this.failedWith);
  }

  /** Why a step cannot even begin; undefined where it can. */
  lostBefore(): Failure | undefined {
    if (!this.destroyed) return undefined;
    return this.loss() ?? failure('closed', 'the connection was closed before this step');
  }

  /** Ends the connection by RST, which leaves no port of this machine taken behind it. */
  reset(): void {
    if (this.#socket instanceof Socket) resetSocket(this.#socket);
    this.destroy();
  }

  /** From now on the socket outlives this stream, so that last words still come in. */
  hold(): void {
    this.#held = true;
  }

  /** Ends `hold`. */
  release(): void {
    this.#held = false;
    if (this.destroyed) this.#socket.destroy();
  }

  /**
   * Listens to what comes in, also where this stream itself is destroyed but held.
   * @returns what ends the listening.
   */
  listen(onBytes: () => void, onEnd: () => void): () => void {
    const socket = this.#socket;
    socket.on('data', onBytes);
    socket.on('end', onEnd);
    socket.on('close', onEnd);
    if (socket.destroyed || this.ended) onEnd();
    else socket.resume();
    return () => {
      socket.off('data', onBytes);
      socket.off('end', onEnd);
      socket.off('close', onEnd);
    };
  }

  ref(): this {
    this.#socket.ref();
    return this;
  }

  unref(): this {
    this.#socket.unref();
    return this;
  }

  /** Node's HTTP and SOCKS clients call these on what they take for a socket. */
  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  setTimeout(): this {
    return this;
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(
    chunk: Buffer,
    _encoding: BufferEncoding,
    callback: (error?: Error | null) => void,
  ): void {
    if (this.#sentBytes < maxKeptBytes) {
      this.#sent.push(chunk.subarray(0, maxKeptBytes - this.#sentBytes));
      this.#sentBytes += chunk.length;
    }
    this.#socket.write(chunk, callback);
  }

  override _final(callback: (error?: Error | null) => void): void {
    this.#socket.end(callback);
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    if (!this.#held) this.#socket.destroy();
    callback(error);
  }

  #remember(chunk: Buffer): void {
    this.firstByteAt ??= performance.now();
    this.bytesRead += chunk.length;
    if (this.#receivedBytes >= maxKeptBytes) return;
    this.#received.push(chunk.subarray(0, maxKeptBytes - this.#receivedBytes));
    this.#receivedBytes += chunk.length;
  }
}

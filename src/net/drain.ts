import type { Tap } from './tap.ts';

export interface DrainOptions {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Bytes. */
  readonly most: number;
}

const quietMs = 150;

/**
 * Lets a stream's last words come in: until it ends, is quiet for a moment, or `most` bytes came.
 * For evidence only (the page behind a refusal), so it waits a second at the most and never fails.
 */
export function drain(stream: Tap, { timeoutMs, signal, most }: DrainOptions): Promise<void> {
  return new Promise((done) => {
    const end = (): void => {
      clearTimeout(limit);
      clearTimeout(quiet);
      signal.removeEventListener('abort', end);
      stream.off('data', onData);
      stream.off('end', end);
      stream.off('close', end);
      done();
    };
    const onData = (): void => {
      clearTimeout(quiet);
      if (stream.bytesRead >= most) end();
      else quiet = setTimeout(end, quietMs);
    };
    const limit = setTimeout(end, Math.min(1000, timeoutMs));
    let quiet = setTimeout(end, quietMs);
    signal.addEventListener('abort', end, { once: true });
    stream.on('data', onData);
    stream.on('end', end);
    stream.on('close', end);
    stream.resume();
  });
}

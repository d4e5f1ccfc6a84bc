import type { Tap } from './tap.ts';
import { withDeadline } from './with-deadline.ts';

export interface DrainOptions {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Bytes. */
  readonly most: number;
}

const quietMs = 150;
const maxMs = 1000;

/**
 * Lets a stream's last words come in: until it ends, is quiet for a moment, or `most` bytes came.
 * For evidence only (the page behind a refusal), so it waits a second at the most.
 * Rejects only when the signal is aborted.
 */
export function drain(stream: Tap, { timeoutMs, signal, most }: DrainOptions): Promise<void> {
  return withDeadline<void>(
    (done) => {
      let quiet = setTimeout(done, quietMs);
      const stop = stream.listen(
        () => {
          clearTimeout(quiet);
          if (stream.bytesRead >= most) done();
          else quiet = setTimeout(done, quietMs);
        },
        () => done(),
      );
      if (!stream.destroyed) stream.resume();
      return () => {
        clearTimeout(quiet);
        stop();
      };
    },
    { timeoutMs: Math.min(maxMs, timeoutMs), signal, onTimeout: () => {} },
  );
}

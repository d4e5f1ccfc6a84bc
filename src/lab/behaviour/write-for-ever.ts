import type { Writable } from 'node:stream';

const pauseMs = 5;

/**
 * Writes one text again and again until the other end goes away: a little every few milliseconds,
 * so that a reader without limits does not starve this process, and never more than it takes.
 */
export function writeForEver(stream: Writable, text: string, first = ''): void {
  if (first) stream.write(first);
  const timer = setInterval(() => {
    if (stream.writableEnded || stream.destroyed) clearInterval(timer);
    else if (!stream.writableNeedDrain) stream.write(text);
  }, pauseMs);
  stream.once('close', () => clearInterval(timer));
  stream.once('error', () => clearInterval(timer));
}

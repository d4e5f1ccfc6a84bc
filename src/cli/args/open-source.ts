import { constants, createReadStream, fstatSync, openSync } from 'node:fs';
import { Socket } from 'node:net';
import { stdin } from 'node:process';
import type { Readable } from 'node:stream';
import { isatty, ReadStream } from 'node:tty';

/**
 * Opens what a path names, `-` and what stands for a file of this process too, and reads it as it comes.
 * Never waits in a thread: what a thread waits for cannot be interrupted. What was inherited is read
 * as it is, since its writer may be gone; opened anew, such a pipe would wait for another.
 */
export function openSource(path: string): Readable {
  const own = inherited(path);
  if (own === 0) return stdin;
  if (own !== undefined) return streamOf(own);
  // Without waiting for the other end of a pipe.
  return streamOf(openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)));
}

function streamOf(file: number): Readable {
  if (isatty(file)) return new ReadStream(file);
  const found = fstatSync(file);
  if (found.isFIFO() || found.isSocket()) return new Socket({ fd: file, readable: true });
  return createReadStream('', { fd: file });
}

/** The number of a file that this process was started with, where a path stands for one. */
export function inherited(path: string): number | undefined {
  if (path === '-' || path === '/dev/stdin') return 0;
  const [, number] = /^\/(?:dev|proc\/self)\/fd\/(\d{1,6})$/.exec(path) ?? [];
  return number === undefined ? undefined : Number(number);
}

import { stat } from 'node:fs/promises';
import type { Bytes } from '../../record/begun.ts';
import { progressLine } from '../out/progress/progress-line.ts';
import { ReadingSoFar } from './reading-so-far.ts';

export interface ReadingProgress {
  /** The file that is read from now on. */
  readonly onFile: (path: string) => void;
  /** The bytes of a file, counted as they are read. */
  readonly watched: (bytes: Bytes) => Bytes;
  /** Takes the line away, until the next bytes. */
  readonly clear: () => void;
}

/** Of more files the sizes are not asked: that would take longer than the first of them. */
const mostSizes = 1000;

/** How far files are read and judged, on stderr: by their bytes, which the work follows; of very many by their number. */
export async function readingProgress(
  enabled: boolean,
  paths: readonly string[],
): Promise<ReadingProgress> {
  const sizes = enabled && paths.length <= mostSizes ? await Promise.all(paths.map(sizeOf)) : [];
  const sofar = new ReadingSoFar({ files: paths.length, sizes, now: performance.now() });
  let line: ReturnType<typeof progressLine> | undefined;
  const watched = async function* (bytes: Bytes): AsyncGenerator<Buffer> {
    for await (const chunk of bytes) {
      line ??= progressLine(enabled, () => sofar.parts(performance.now()));
      sofar.bytes(chunk.length);
      yield chunk;
    }
  };
  const clear = (): void => {
    line?.clear();
    line = undefined;
  };
  return { onFile: (path) => sofar.file(path), watched, clear };
}

async function sizeOf(path: string): Promise<number | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ? found.size : undefined;
}

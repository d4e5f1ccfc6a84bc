/** What a file holds, as it is read. */
export type Bytes = AsyncIterable<Buffer>;

export interface Begun {
  /** The first characters behind blanks. */
  readonly start: string;
  /** All bytes from the first of them on. */
  readonly all: Bytes;
}

const startLength = 1000;
/** Some editors put it before UTF-8. */
const mark = Buffer.from('\u{FEFF}');

/**
 * Reads as much of a file as tells what it is: a pipe is read once, so what was read goes before the rest.
 * @throws what reading it throws.
 */
export async function begun(bytes: Bytes): Promise<Begun> {
  const chunks = bytes[Symbol.asyncIterator]();
  let first: Buffer = Buffer.alloc(0);
  let isDone = false;
  while (!isDone && first.length < startLength) {
    const next = await chunks.next();
    isDone = next.done === true;
    if (next.done !== true) first = Buffer.concat([first, next.value]);
  }
  const body = first.subarray(first.indexOf(mark) === 0 ? mark.length : 0);
  const start = body.toString('latin1', 0, startLength).trimStart();
  const all = async function* (): AsyncGenerator<Buffer> {
    try {
      yield body;
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
    } finally {
      await chunks.return?.();
    }
  };
  return { start, all: all() };
}

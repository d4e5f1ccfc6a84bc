import { readLines } from '../../record/read-lines.ts';
import { UnreadableRecord } from '../../record/unreadable-record.ts';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';
import { checkSealLine, marksOf, type SealLine, type SealTotal } from './seal-lines.ts';

/** A seal as it is read: the marks of its lines first. */
export interface SealReading {
  readonly marks: AsyncIterable<readonly string[]>;
  /** Known once the marks are read. */
  readonly total: () => SealTotal;
}

/**
 * Reads a seal, a thousand marks at a time.
 * @param path what it is called where it cannot be read.
 * @throws UsageError in one line where it is none, is damaged or was cut off, when it is read so far.
 */
export function readSeal(bytes: AsyncIterable<Buffer>, path: string): SealReading {
  const unreadable = (why: string): UsageError =>
    new UsageError(`Cannot read the seal ${quoted(path)}: ${why}`);
  let total: SealTotal | undefined;
  async function* marks(): AsyncGenerator<readonly string[]> {
    let number = 0;
    for await (const text of readLines(bytes)) {
      number += 1;
      const line = parse(text);
      if (typeof line === 'string') throw unreadable(`line ${number} ${line}`);
      if ((line.type === 'seal') !== (number === 1) || total)
        throw unreadable(`line ${number} has no place there (found type "${line.type}")`);
      if (line.type === 'marks') yield marksOf(line);
      if (line.type === 'total') total = line;
    }
    if (!total) throw unreadable('it has no last line with the total: it was cut off');
  }
  return {
    marks: translated(marks(), unreadable),
    total: () => {
      if (!total) throw new Error('the total of a seal was asked before its marks were read');
      return total;
    },
  };
}

/** A line too long is said of a seal, and not of a saved audit. */
async function* translated<T>(
  items: AsyncIterable<T>,
  unreadable: (why: string) => UsageError,
): AsyncGenerator<T> {
  try {
    yield* items;
  } catch (error) {
    throw error instanceof UnreadableRecord ? unreadable('a line is longer than 4 MiB') : error;
  }
}

function parse(text: string): SealLine | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'is not JSON';
  }
  return checkSealLine(value) ?? (value as SealLine);
}

import type { RecordLine } from '../model/record.ts';
import { AuditLog } from './audit-log.ts';
import { checkLine } from './check-line.ts';

/**
 * Reads a saved audit. A last line that was cut by a kill is dropped; every other line must be
 * whole.
 * @param lines the lines of the file, in order, without their ends.
 * @param instead what is read in the place of a line, once it was found to be whole.
 * @throws Error in one line (line number, what is wrong) where the file is no saved audit, is of
 * another version, or was damaged before its last line.
 */
export async function readRecord(
  lines: AsyncIterable<string>,
  instead: (line: RecordLine) => readonly RecordLine[] = (line) => [line],
): Promise<AuditLog> {
  const log = new AuditLog();
  let number = 0;
  let broken: Error | undefined;
  for await (const text of lines) {
    if (broken) throw broken;
    number += 1;
    if (text === '') continue;
    const line = parse(text, number);
    if (line instanceof Error) {
      // A file that is no audit at all may be long, and is told by its first line.
      if (!log.head && !text.startsWith('{')) throw line;
      broken = line;
    } else {
      checkPlace(line, { number, isFirst: !log.head });
      for (const one of instead(line)) log.add(one);
    }
  }
  if (!log.head) throw refused('it has no head line');
  return log;
}

function parse(text: string, number: number): RecordLine | Error {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused(`line ${number} is not JSON`);
  }
  const problem = checkLine(value);
  if (problem !== undefined) throw refused(`line ${number}: ${problem}`);
  return value as RecordLine;
}

interface Place {
  readonly number: number;
  /** No head was read before. */
  readonly isFirst: boolean;
}

function checkPlace({ type }: RecordLine, { number, isFirst }: Place): void {
  if (isFirst && type !== 'head') {
    throw refused(`line ${number} is no head (found type "${type}")`);
  }
  if (!isFirst && type === 'head') {
    throw refused(`line ${number} is a second head, as if two files were joined`);
  }
}

function refused(why: string): Error {
  return new Error(`Cannot read the saved audit: ${why}`);
}

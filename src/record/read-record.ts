import type { RecordLine } from '../model/record.ts';
import { AuditLog } from './audit-log.ts';
import { checkLine } from './check-line.ts';

/**
 * Reads a saved audit. A last line that was cut by a kill is dropped; every other line must be
 * whole.
 * @param lines the lines of the file, in order, without their ends.
 * @throws Error in one line (line number, what is wrong) where the file is no saved audit, is of
 * another version, or was damaged before its last line.
 */
export async function readRecord(lines: AsyncIterable<string>): Promise<AuditLog> {
  const log = new AuditLog();
  let number = 0;
  let broken: Error | undefined;
  for await (const text of lines) {
    if (broken) throw broken;
    number += 1;
    if (text === '') continue;
    const line = parse(text, number);
    if (line instanceof Error) broken = line;
    else if (number === 1 && line.type !== 'head') {
      throw new Error(`Cannot read the saved audit: line 1 is no head (found type "${line.type}")`);
    } else log.add(line);
  }
  if (!log.head) throw new Error('Cannot read the saved audit: it has no head line');
  return log;
}

function parse(text: string, number: number): RecordLine | Error {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return new Error(`Cannot read the saved audit: line ${number} is not JSON`);
  }
  const problem = checkLine(value);
  if (problem !== undefined) {
    throw new Error(`Cannot read the saved audit: line ${number}: ${problem}`);
  }
  return value as RecordLine;
}

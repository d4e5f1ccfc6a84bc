import { maxAttempts } from '../model/most-attempts.ts';
import type { RecordLine } from '../model/record.ts';
import type { AuditHead } from '../model/report.ts';
import { AuditLog } from './audit-log.ts';
import { attemptsOf } from './check-head.ts';
import { checkLine } from './check-line.ts';
import { isCrowded } from './is-crowded.ts';
import { isDeep } from './is-deep.ts';
import { UnreadableRecord } from './unreadable-record.ts';

/** More than the steps of an attempt, its controls and what came of both in two runs can be. */
const linesPerAttempt = 500;
const linesBefore = 100_000;

/** What is read in the place of a line, once it was found to be whole. */
type Instead = (line: RecordLine) => readonly RecordLine[];

/**
 * Reads a saved audit part by part, one log each: a long list is saved as one audit behind the other,
 * and never more than one of them is held; most are made in one part. A last line that was cut by a
 * kill is dropped; every other line must be whole.
 * @param lines the lines of the file, in order, without their ends.
 * @throws UnreadableRecord in one line (line number, what is wrong) where the file is no saved audit, is of
 * another version, or was damaged before its last line, when that part of it is read.
 */
export async function* readParts(
  lines: AsyncIterable<string>,
  instead: Instead = (line) => [line],
): AsyncGenerator<AuditLog> {
  let log = new AuditLog();
  let number = 0;
  let isBegun = false;
  let planned = 0;
  let broken: Error | undefined;
  for await (const text of lines) {
    if (broken) throw broken;
    number += 1;
    if (number > linesBefore + linesPerAttempt * planned)
      throw new UnreadableRecord(`line ${number} is more than its attempts can come to`);
    if (text === '') continue;
    const line = parse(text, number);
    if (line instanceof UnreadableRecord) {
      // A file that is no audit at all may be long, and is told by its first line.
      if (!log.head && !text.startsWith('{')) throw line;
      broken = line;
      continue;
    }
    if (line.type === 'head' && log.head && isNext(line.head, log)) {
      yield log;
      log = new AuditLog();
    }
    if (line.type === 'head') planned += attemptsOf(line.head);
    // A few bytes a part could ask for years of work as well as those of one head.
    if (planned > maxAttempts)
      throw new UnreadableRecord(`its parts plan more than ${maxAttempts} attempts`);
    checkPlace(line, { number, isFirst: !log.head, isBegun });
    isBegun = true;
    for (const one of instead(line)) log.add(one);
  }
  if (!log.head) throw new UnreadableRecord('it has no head line');
  yield log;
}

/** Whether a head begins the part behind one that came to its end. */
function isNext({ part }: AuditHead, { head, finishedAt }: AuditLog): boolean {
  const before = head?.part?.number;
  return finishedAt !== undefined && before !== undefined && part?.number === before + 1;
}

function parse(text: string, number: number): RecordLine | UnreadableRecord {
  if (isCrowded(text)) throw new UnreadableRecord(`line ${number} holds too many values`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return new UnreadableRecord(`line ${number} is not JSON`);
  }
  if (isDeep(value)) throw new UnreadableRecord(`line ${number} holds too much in each other`);
  const problem = checkLine(value);
  if (problem !== undefined) throw new UnreadableRecord(`line ${number}: ${problem}`);
  return value as RecordLine;
}

interface Place {
  readonly number: number;
  /** This part has no head yet. */
  readonly isFirst: boolean;
  /** A line was read before. */
  readonly isBegun: boolean;
}

function checkPlace(line: RecordLine, { number, isFirst, isBegun }: Place): void {
  const { type } = line;
  if (isFirst && type !== 'head') {
    throw new UnreadableRecord(`line ${number} is no head (found type "${type}")`);
  }
  if (!isBegun && type === 'head' && (line.head.part?.number ?? 1) !== 1) {
    throw new UnreadableRecord(`it begins with part ${line.head.part?.number}`);
  }
  if (!isFirst && type === 'head') {
    throw new UnreadableRecord(`line ${number} is a second head, as if two files were joined`);
  }
}

import { maxAttempts } from '../model/audit/max-attempts.ts';
import type { RecordLine } from '../model/audit/record.ts';
import type { AuditHead } from '../model/audit/report.ts';
import { AuditLog } from './audit-log.ts';
import { attemptsOf } from './check-head.ts';
import { checkLine } from './check-line.ts';
import { type Crowd, CrowdSoFar, lineCrowd } from './crowd.ts';
import { isDeep } from './is-deep.ts';
import { ObjectKinds } from './object-kinds.ts';
import { sharingValues } from './share-values.ts';
import { UnreadableRecord } from './unreadable-record.ts';

/** More than the steps of an attempt, its controls and what came of both in two runs can be. */
const linesPerAttempt = 500;
const linesBefore = 100_000;
const mebi = 1024 * 1024;
/** Of the lines behind a head, which is bounded by itself. */
const maxPartLength = 256 * mebi;

/** What is read in the place of a line, once it was found to be whole. */
export type Instead = (line: RecordLine) => readonly RecordLine[];

/** A line as it was read, and where. */
export interface PlacedLine {
  /** `line 5`: begins the sentence that tells what is wrong with it. */
  readonly place: string;
  /** Characters. */
  readonly length: number;
  /** Where nobody counted it before. */
  readonly crowd?: Crowd;
  /** Undefined where there is none: it counts all the same. */
  readonly line?: RecordLine | UnreadableRecord;
}

/**
 * Reads a saved audit part by part, one log each: a long list is saved as one audit behind the other,
 * and never more than one of them is held; most are made in one part. A last line that was cut by a
 * kill is dropped; every other line must be whole. Of an audit that looked until it was green the last look alone
 * is given.
 * @param lines the lines of the file, in order, without their ends.
 * @throws UnreadableRecord in one line (line number, what is wrong) where the file is no saved audit, is of
 * another version, or was damaged before its last line, when that part of it is read.
 */
export function readParts(
  lines: AsyncIterable<string>,
  instead?: Instead,
): AsyncGenerator<AuditLog> {
  return partsOf(parsed(lines), instead);
}

/** The same with each look of an audit that looked until it was green, the first audit before them. */
export function readLooks(
  lines: AsyncIterable<string>,
  instead?: Instead,
): AsyncGenerator<AuditLog> {
  return logsOf(parsed(lines), { instead, isEach: true });
}

/** The same of lines that were parsed already, wherever they stood. */
export function partsOf(
  lines: AsyncIterable<PlacedLine>,
  instead?: Instead,
): AsyncGenerator<AuditLog> {
  return logsOf(lines, { instead, isEach: false });
}

interface Reading {
  readonly instead: Instead | undefined;
  /** Each look is given, and not the last alone. */
  readonly isEach: boolean;
}

async function* logsOf(
  lines: AsyncIterable<PlacedLine>,
  { instead = (line) => [line], isEach }: Reading,
): AsyncGenerator<AuditLog> {
  let log = new AuditLog();
  let shared = sharingValues();
  let number = 0;
  let isBegun = false;
  let planned = 0;
  let length = 0;
  let crowd = new CrowdSoFar();
  let broken: Error | undefined;
  for await (const { place, line, length: added, crowd: held } of lines) {
    if (broken) throw broken;
    number += 1;
    if (number > linesBefore + linesPerAttempt * planned)
      throw new UnreadableRecord(`${place} is more than its attempts can come to`);
    if (line === undefined) continue;
    if (line instanceof UnreadableRecord) {
      broken = line;
      continue;
    }
    if (line.type === 'head') {
      if (log.head && isNext(line.head, log)) {
        yield log;
        log = new AuditLog();
        shared = sharingValues();
        length = 0;
        crowd = new CrowdSoFar();
      } else if (log.head && isNextLook(line.head, log.head)) {
        if (isEach) yield log;
        const { command } = log;
        log = new AuditLog();
        log.command = command;
        // What is left behind costs no more than its bytes.
        [length, planned, number] = [0, 0, 0];
        crowd = new CrowdSoFar();
      }
      const more = attemptsOf(line.head);
      planned += more;
      crowd.expect(more);
    } else length += added;
    if (held) crowd.add(held, place);
    if (length > maxPartLength)
      throw new UnreadableRecord(`${place} is beyond the ${maxPartLength / mebi} MiB of a part`);
    // A few bytes a part could ask for years of work as well as those of one head.
    if (planned > maxAttempts)
      throw new UnreadableRecord(`its parts plan more than ${maxAttempts} attempts`);
    checkPlace(line, { place, isFirst: !log.head, isBegun });
    isBegun = true;
    for (const one of instead(line)) log.add(shared(one));
  }
  if (!log.head) throw new UnreadableRecord('it has no head line');
  // What is known of its values is of no more use.
  shared = sharingValues();
  yield log;
}

/** Whether a head begins the part behind one that came to its end. */
function isNext({ part }: AuditHead, { head, finishedAt }: AuditLog): boolean {
  const before = head?.part?.number;
  return finishedAt !== undefined && before !== undefined && part?.number === before + 1;
}

/** Whether a head begins the look behind another, which may have been cut short. */
function isNextLook(next: AuditHead, before: AuditHead): boolean {
  const { looks } = next.options.only?.after ?? {};
  const isPart = next.part !== undefined || before.part !== undefined;
  return !isPart && looks === 1 + (before.options.only?.after?.looks ?? 0);
}

async function* parsed(lines: AsyncIterable<string>): AsyncGenerator<PlacedLine> {
  const kinds = new ObjectKinds();
  let number = 0;
  let isBegun = false;
  for await (const text of lines) {
    number += 1;
    const place = `line ${number}`;
    const crowd = lineCrowd(text, { place, kinds });
    const line = text === '' ? undefined : parse(text, place);
    // A file that is no audit at all may be long, and is told by its first line.
    if (line instanceof UnreadableRecord && !isBegun && !text.startsWith('{')) throw line;
    isBegun ||= line !== undefined;
    yield { place, length: text.length, crowd, ...(line && { line }) };
  }
}

function parse(text: string, place: string): RecordLine | UnreadableRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return new UnreadableRecord(`${place} is not JSON`);
  }
  return lineOf(value, place);
}

/** A value as a line. @throws UnreadableRecord where it is none. */
export function lineOf(value: unknown, place: string): RecordLine {
  if (isDeep(value)) throw new UnreadableRecord(`${place} holds too much in each other`);
  const problem = checkLine(value);
  if (problem !== undefined) throw new UnreadableRecord(`${place}: ${problem}`);
  return value as RecordLine;
}

interface Place {
  readonly place: string;
  /** This part has no head yet. */
  readonly isFirst: boolean;
  /** A line was read before. */
  readonly isBegun: boolean;
}

function checkPlace(line: RecordLine, { place, isFirst, isBegun }: Place): void {
  const { type } = line;
  if (isFirst && type !== 'head') {
    throw new UnreadableRecord(`${place} is no head (found type "${type}")`);
  }
  if (!isBegun && type === 'head' && (line.head.part?.number ?? 1) !== 1) {
    throw new UnreadableRecord(`it begins with part ${line.head.part?.number}`);
  }
  if (!isFirst && type === 'head') {
    throw new UnreadableRecord(`${place} is a second head, as if two files were joined`);
  }
}

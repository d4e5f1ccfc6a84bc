import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { SavedCommand } from '../../model/audit/record.ts';
import type { AuditHead } from '../../model/audit/report.ts';
import { planAttempts } from '../../plan/attempts.ts';
import type { AuditLog } from '../../record/audit-log.ts';
import { readLines } from '../../record/read-lines.ts';
import { readLooks } from '../../record/read-parts.ts';
import { UnreadableRecord } from '../../record/unreadable-record.ts';
import { version } from '../../setup/machine/version.ts';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';
import { isSystemError } from '../is-system-error.ts';
import { linesWithoutSecrets } from '../out/line-without-secrets.ts';
import { appendTo, type SaveFile } from '../out/save-file.ts';
import { holdFile } from './hold-file.ts';

export interface ResumeFile {
  /** What the audit has seen; of one in parts, the last of them. */
  readonly log: AuditLog;
  /** Of an audit in parts: those before the last, one at a time, and how many targets all hold. */
  readonly parts?: SavedParts;
  /** Of an audit that looked until it was green, and looked again: the first audit. */
  readonly first?: AuditLog;
  /** Of an audit in parts, that of the first. */
  readonly head: AuditHead;
  readonly command: SavedCommand;
  /** Writes on behind the last whole line; what a kill left of another is cut off before. */
  readonly save: SaveFile;
}

export interface SavedParts {
  readonly before: () => AsyncIterable<AuditLog>;
  readonly targets: number;
}

/**
 * Opens a saved audit to go on with it. Not a byte of it is changed until there is one to add.
 * @throws UsageError in one line where the file cannot be read or written, is no saved audit, was
 * begun by another version, or is being written by another run.
 */
export async function openResumeFile(path: string): Promise<ResumeFile> {
  const file = open(path);
  const release = await holdFile(file, path);
  try {
    if (!release) throw new UsageError('another run of netready writes it');
    const end = endOfLines(file);
    const read = (): AsyncGenerator<AuditLog> => {
      const kept = linesWithoutSecrets();
      return readLooks(readLines(bytesTo(end, file)), (line) => [kept(line)]);
    };
    const { last: log, first, count, targets, ...begun } = await lookThrough(read());
    const parts = { before: () => firstOf(read(), count - 1), targets };
    const save = appendTo(file, { end, release });
    const isLook = log !== first && !log.head?.part;
    return { log, ...begun, ...(log.head?.part && { parts }), ...(isLook && { first }), save };
  } catch (error) {
    closeSync(file);
    release?.();
    const isOfFile = error instanceof UnreadableRecord || error instanceof UsageError;
    throw isOfFile || isSystemError(error) ? cannotResume(path, error) : error;
  }
}

function cannotResume(path: string, { message }: Error): UsageError {
  return new UsageError(`Cannot resume ${quoted(path)}: ${message}`);
}

function open(path: string): number {
  let file: number;
  try {
    // Without waiting for the other end of a pipe.
    file = openSync(path, constants.O_RDWR | constants.O_APPEND | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    throw isSystemError(error) ? cannotResume(path, error) : error;
  }
  if (fstatSync(file).isFile()) return file;
  closeSync(file);
  throw cannotResume(path, new UsageError('it is no regular file'));
}

interface Looked extends Pick<ResumeFile, 'head' | 'command'> {
  readonly last: AuditLog;
  /** Of parts the last as well, so that none is held for it. */
  readonly first: AuditLog;
  readonly count: number;
  readonly targets: number;
}

/** Looks at every part once, and holds no more than one. @throws UsageError, UnreadableRecord */
async function lookThrough(logs: AsyncIterable<AuditLog>): Promise<Looked> {
  let looked: Looked | undefined;
  for await (const log of logs) {
    const { head, count, targets, command } = looked ?? {
      ...{ head: headOf(log), count: 0, targets: 0 },
      command: commandOf(log),
    };
    const sum = targets + checkPlan(log).targets.length;
    const first = log.head?.part ? log : (looked?.first ?? log);
    looked = { head, command, first, last: log, count: count + 1, targets: sum };
  }
  if (!looked) throw new UsageError('it has no head');
  return looked;
}

async function* firstOf<T>(values: AsyncIterable<T>, count: number): AsyncGenerator<T> {
  let number = 0;
  for await (const value of values) {
    number += 1;
    if (number > count) return;
    yield value;
  }
}

const lineFeed = 0x0a;
const window = 64 * 1024;

/** Where the last whole line ends. */
function endOfLines(file: number): number {
  const buffer = Buffer.alloc(window);
  for (let to = fstatSync(file).size; to > 0; to -= window) {
    const from = Math.max(0, to - window);
    const length = readSync(file, buffer, 0, to - from, from);
    const at = buffer.subarray(0, length).lastIndexOf(lineFeed);
    if (at >= 0) return from + at + 1;
  }
  return 0;
}

/** The file up to there. */
function* bytesTo(end: number, file: number): Generator<Buffer> {
  for (let at = 0; at < end; ) {
    const buffer = Buffer.allocUnsafe(Math.min(window, end - at));
    const length = readSync(file, buffer, 0, buffer.length, at);
    if (length === 0) return;
    yield buffer.subarray(0, length);
    at += length;
  }
}

/** @throws UsageError where this netready cannot go on with it. */
function headOf({ head }: AuditLog): AuditHead {
  if (!head) throw new UsageError('it has no head');
  if (head.tool.version === version) return head;
  throw new UsageError(`netready ${head.tool.version} began it, and this is ${version}`);
}

/** Of a run that went on, no head has any: the first tells for all. @throws UsageError */
function commandOf({ head, command }: AuditLog): SavedCommand {
  if (command) return command;
  throw new UsageError(
    head?.options.redacted
      ? 'it was saved with --redact, so that its hosts and addresses are pseudonyms'
      : 'it does not hold the options that it was begun with',
  );
}

/** @throws UsageError where an attempt is none of its head's. */
function checkPlan(log: AuditLog): AuditHead {
  const head = headOf(log);
  const known = new Map(log.trials().map(({ attempt }) => [attempt.id, attempt]));
  for (const planned of planAttempts({ ...head, samples: head.options.samples })) {
    const made = known.get(planned.id);
    if (!made || isDeepStrictEqual(made, planned)) continue;
    throw new UsageError(
      `its attempt ${made.id} is not what its head plans, as if it had been edited`,
    );
  }
  return head;
}
